// Drives the real window into each of its states and grabs it there, light and dark, large and small:
//     shots FOLDER [--language LANGUAGE]… [--only NAME]… [--long]
// writes FOLDER/LANGUAGE/NAME-WIDTH-light.png and so on; English and Russian when no language is named.
// --long stretches every text by 40 %, as a translation might.
#include "countries/catalogue.h"
#include "countries/codetext.h"
#include "models/countrymodel.h"
#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "ui/countries/codesdialog.h"
#include "ui/countries/countrypanel.h"
#include "ui/countries/keepfirstdialog.h"
#include "ui/countries/letterpopup.h"
#include "ui/countries/presetchooser.h"
#include "ui/flags/flagpane.h"
#include "ui/flags/flagview.h"
#include "ui/flags/previewdialog.h"
#include "ui/inspector/errorpanel.h"
#include "ui/mainwindow.h"
#include "ui/planbar/customurldialog.h"
#include "ui/planbar/methodchooser.h"
#include "ui/planbar/optionsbutton.h"
#include "ui/planbar/optionspopup.h"
#include "ui/widgets/badgetab.h"
#include "wording/translators.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLineEdit>
#include <QPainter>
#include <QPalette>
#include <QPlainTextEdit>
#include <QStyle>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTranslator>
#include <QTreeView>

#include <algorithm>
#include <functional>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Stands for a language with long words.
class LongWords final : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int n) const override
    {
        QString text = QString::fromUtf8(source).replace("%n"_L1, QString::number(n));
        const qsizetype more = text.size() * 2 / 5;
        return text + u"äßüöéжщю"_s.repeated(int(more) / 8 + 1).left(more);
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

QPalette darkPalette()
{
    QPalette dark(QColor(0x2a, 0x2e, 0x33), QColor(0x24, 0x28, 0x2d));
    dark.setColor(QPalette::Base, QColor(0x1d, 0x20, 0x24));
    dark.setColor(QPalette::AlternateBase, QColor(0x24, 0x28, 0x2d));
    dark.setColor(QPalette::Highlight, QColor(0x2f, 0x7f, 0xd8));
    dark.setColor(QPalette::HighlightedText, Qt::white);
    dark.setColor(QPalette::Link, QColor(0x6c, 0xb0, 0xff));
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        dark.setColor(role, QColor(0xe6, 0xe8, 0xea));
        dark.setColor(QPalette::Disabled, role, QColor(0x80, 0x86, 0x8c));
    }
    dark.setColor(QPalette::PlaceholderText, QColor(0x9a, 0xa0, 0xa6));
    return dark;
}

void waitUntil(const std::function<bool()> &done, std::chrono::milliseconds limit = 20s)
{
    QElapsedTimer timer;
    timer.start();
    while (!done() && timer.elapsed() < limit.count())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
}

void settle()
{
    QElapsedTimer timer;
    timer.start();
    waitUntil([&] { return timer.elapsed() > 150; });
}

constexpr QSize sizes[] = {{1280, 800}, {1024, 640}};

struct Stage
{
    QTemporaryDir folder;
    FlagModel flags{QLocale()};
    CountryModel countries{QLocale()};
    DownloadSession session{&flags};
    std::unique_ptr<MainWindow> window;

    explicit Stage(const std::function<void(RunOptions &)> &change = {})
    {
        countries.setChosen(topTwenty());
        RunOptions options;
        options.server = u"DELAY"_s;
        if (change)
            change(options);
        if (options.folder.isEmpty())
            options.folder = folder.filePath(u"Pictures/Flaghoist/"_s + options.server);
        session.setOptions(options);
        window = std::make_unique<MainWindow>(&flags, &countries, &session);
        window->resize(sizes[0]);
        window->show();
        settle();
    }
    ~Stage()
    {
        waitUntil([this] { return session.shutDown(3s); }, 1ms);
    }
    void finish()
    {
        waitUntil([this] { return session.state() == DownloadSession::State::Finished; });
        settle();
    }
    void unfold() const
    {
        window->findChild<BadgeTab *>()->click();
        settle();
    }
    void showPractice() const
    {
        window->findChildren<BadgeTab *>().at(1)->click();
        settle();
    }
};

void teapots(RunOptions &options)
{
    options.server = u"ERROR"_s;
    options.seed = 7;
    options.delay = {200ms, 900ms};
    options.retries = 1;
}

void refuse(RunOptions &options)
{
    options.server.clear();
    options.urlTemplate = u"http://127.0.0.1:9/{cc}.png"_s;
    options.retries = 0;
}

/// Most of what the practice server can do wrong, in a run that takes its time.
void manyFaults(RunOptions &options)
{
    options.server = u"ERROR"_s;
    options.faults = {PracticeFault::Teapot, PracticeFault::Unavailable, PracticeFault::Reset,
                      PracticeFault::Truncated};
    options.errorRate = 0.4;
    options.seed = 11;
    options.delay = {500ms, 3s};
    options.slow = {{topTwenty().first(), 10s}};
    options.concurrency = 8;
}

/// Called with what is to be seen, as soon as it is.
using Grab = std::function<void(QWidget *)>;
using Shot = std::function<void(const Grab &)>;

const std::pair<const char *, Shot> shots[] = {
    {"ready",
     [](const Grab &grab) {
         const Stage stage;
         grab(stage.window.get());
     }},
    {"empty",
     [](const Grab &grab) {
         Stage stage;
         stage.countries.setChosen({});
         settle();
         grab(stage.window.get());
     }},
    {"running",
     [](const Grab &grab) {
         Stage stage([](RunOptions &options) { options.concurrency = 8; });
         stage.session.start();
         waitUntil([&] { return stage.flags.tally().downloaded >= 7; });
         settle();
         grab(stage.window.get());
     }},
    {"paused",
     [](const Grab &grab) {
         Stage stage([](RunOptions &options) { options.concurrency = 6; });
         stage.session.start();
         waitUntil([&] { return stage.flags.tally().downloaded >= 8; });
         stage.session.pause();
         settle();
         grab(stage.window.get());
     }},
    {"lowered",
     [](const Grab &grab) {
         Stage stage([](RunOptions &options) {
             options.concurrency = 9;
             options.delay = {4s, 6s};
         });
         stage.session.start();
         waitUntil([&] { return stage.flags.tally().inFlight == 9; });
         stage.session.setConcurrency(3);
         settle();
         grab(stage.window.get());
     }},
    {"retrying",
     [](const Grab &grab) {
         Stage stage([](RunOptions &options) {
             refuse(options);
             options.retries = 6;
         });
         stage.session.start();
         waitUntil([&] {
             return std::ranges::any_of(stage.flags.rowsIn(FlagState::WaitingToRetry),
                                        [&](int row) { return stage.flags.row(row).attempts.size() >= 4; });
         });
         settle();
         grab(stage.window.get());
     }},
    {"done",
     [](const Grab &grab) {
         Stage stage([](RunOptions &options) { options.delay = {10ms, 300ms}; });
         stage.session.start();
         stage.finish();
         grab(stage.window.get());
     }},
    {"errors",
     [](const Grab &grab) {
         Stage stage(teapots);
         stage.session.start();
         stage.finish();
         stage.unfold();
         if (const QList<int> failed = stage.flags.rowsIn(FlagState::Failed); !failed.isEmpty())
             stage.window->findChild<FlagPane *>()->selectFlag(failed.first());
         settle();
         grab(stage.window.get());
     }},
    {"cancelled",
     [](const Grab &grab) {
         Stage stage([](RunOptions &options) { options.concurrency = 5; });
         stage.session.start();
         waitUntil([&] { return stage.flags.tally().downloaded >= 5; });
         stage.session.cancel();
         stage.finish();
         grab(stage.window.get());
     }},
    {"refused",
     [](const Grab &grab) {
         Stage stage(refuse);
         stage.session.start();
         stage.finish();
         stage.unfold();
         grab(stage.window.get());
     }},
    {"every",
     [](const Grab &grab) {
         Stage stage([](RunOptions &options) { options.server = u"LOCAL"_s; });
         stage.countries.setChosen(everyCode());
         stage.session.start();
         stage.finish();
         stage.unfold();
         grab(stage.window.get());
     }},
    {"folder",
     [](const Grab &grab) {
         Stage stage([](RunOptions &options) { options.folder = u"/proc/flags"_s; });
         stage.session.start();
         settle();
         settle();
         grab(stage.window.get());
     }},
    {"options",
     [](const Grab &grab) {
         Stage stage([](RunOptions &options) {
             options.delay = {500ms, 2s};
             options.slow = {{topTwenty().first(), 10s}};
         });
         stage.window->findChild<OptionsButton *>()->click();
         settle();
         grab(stage.window.get());
     }},
    {"options-faults",
     [](const Grab &grab) {
         Stage stage(manyFaults);
         stage.window->findChild<OptionsButton *>()->click();
         settle();
         grab(stage.window.get());
     }},
    {"sequential",
     [](const Grab &grab) {
         Stage stage([](RunOptions &options) {
             options.strategy = Strategy::Sequential;
             options.concurrency = 30;
             options.delay = {200ms, 800ms};
         });
         stage.session.start();
         waitUntil([&] { return stage.flags.tally().downloaded >= 4; });
         settle();
         grab(stage.window.get());
     }},
    {"in-order",
     [](const Grab &grab) {
         Stage stage([](RunOptions &options) {
             options.strategy = Strategy::PoolInOrder;
             options.concurrency = 8;
             options.delay = {500ms, 3s};
             options.slow = {{*CountryCode::parse(u"CN"), 60s}};
         });
         stage.session.start();
         waitUntil([&] { return stage.flags.rowsIn(FlagState::WaitingItsTurn).size() >= 6; });
         settle();
         grab(stage.window.get());
     }},
    {"event-loop",
     [](const Grab &grab) {
         Stage stage([](RunOptions &options) { options.strategy = Strategy::EventLoop; });
         grab(stage.window.get());
     }},
    {"methods",
     [](const Grab &grab) {
         Stage stage([](RunOptions &options) { options.strategy = Strategy::EventLoop; });
         auto *const methods = stage.window->findChild<MethodChooser *>();
         methods->showPopup();
         settle();
         grab(methods->view()->window());
         methods->hidePopup();
     }},
    {"practice",
     [](const Grab &grab) {
         Stage stage(manyFaults);
         stage.showPractice();
         stage.session.start();
         waitUntil([&] { return stage.flags.tally().downloaded >= 7; });
         settle();
         grab(stage.window.get());
     }},
    {"practice-before",
     [](const Grab &grab) {
         Stage stage;
         stage.showPractice();
         grab(stage.window.get());
     }},
    {"practice-web",
     [](const Grab &grab) {
         Stage stage([](RunOptions &options) { options.server = u"REMOTE"_s; });
         stage.showPractice();
         grab(stage.window.get());
     }},
    {"options-invalid",
     [](const Grab &grab) {
         Stage stage([](RunOptions &options) { options.server = u"REMOTE"_s; });
         stage.window->findChild<OptionsButton *>()->click();
         stage.window->findChild<OptionsPopup *>()->findChild<QLineEdit *>(u"name"_s)->setText(
             u"flags/{cc}"_s);
         settle();
         grab(stage.window.get());
     }},
    {"url",
     [](const Grab &grab) {
         Stage stage;
         CustomUrlDialog dialog(u"https://example.org/flags/de.png"_s, topTwenty().first(),
                                stage.window.get());
         dialog.show();
         settle();
         grab(&dialog);
     }},
    {"codes",
     [](const Grab &grab) {
         Stage stage;
         CodesDialog dialog(u"South Korea, DE Côte d'Ivoire\nGermany, Narnia; 日本 Middle-Earth, B"_s,
                            stage.window.get());
         dialog.show();
         loadCountryNames();
         settle();
         dialog.findChild<QPlainTextEdit *>()->moveCursor(QTextCursor::End);
         grab(&dialog);
     }},
    {"keep",
     [](const Grab &grab) {
         Stage stage;
         KeepFirstDialog dialog(isoCodes(), stage.window.get());
         dialog.show();
         settle();
         grab(&dialog);
     }},
    {"presets",
     [](const Grab &grab) {
         Stage stage;
         stage.countries.setChosen(parseCodeList({u"B"_s}).value());
         auto *const presets = stage.window->findChild<PresetChooser *>();
         presets->showPopup();
         settle();
         grab(presets->view()->window());
         presets->hidePopup();
     }},
    {"letters",
     [](const Grab &grab) {
         Stage stage;
         stage.window->findChild<PresetChooser *>()->openLetters();
         settle();
         grab(stage.window->findChild<LetterPopup *>());
     }},
    {"offer",
     [](const Grab &grab) {
         Stage stage;
         stage.countries.setChosen(parseCodeList({u"DE"_s, u"XK"_s, u"QZ"_s}).value());
         loadCountryNames();
         stage.window->findChild<CountryPanel *>()->findChild<QLineEdit *>()->setText(u"Vereinte Nationen"_s);
         settle();
         grab(stage.window.get());
     }},
    {"others",
     [](const Grab &grab) {
         Stage stage;
         stage.countries.setChosen(parseCodeList({u"DE"_s, u"XK"_s, u"EU"_s, u"QZ"_s}).value());
         auto *const list = stage.window->findChild<CountryPanel *>()->findChild<QTreeView *>();
         list->scrollToBottom();
         settle();
         grab(stage.window.get());
     }},
    {"preview",
     [](const Grab &grab) {
         Stage stage([](RunOptions &options) { options.server = u"LOCAL"_s; });
         stage.session.start();
         stage.finish();
         PreviewDialog dialog(stage.flags.row(3), stage.window.get());
         dialog.show();
         settle();
         grab(&dialog);
     }},
};

/// With the popup that stands over it, which is a window of its own.
QImage picture(QWidget *widget)
{
    QImage image = widget->grab().toImage();
    if (auto *const popup = widget->findChild<OptionsPopup *>(); popup && popup->isVisible()) {
        QPainter painter(&image);
        painter.drawPixmap(widget->mapFromGlobal(popup->pos()), popup->grab());
    }
    return image.convertToFormat(QImage::Format_RGB32);
}

/// The screen that there is without a display is smaller than the window.
void openOptions(QWidget *window)
{
    auto *const button = window->findChild<OptionsButton *>();
    auto *const popup = window->findChild<OptionsPopup *>();
    popup->openUnder(button);
    popup->move(button->mapToGlobal(QPoint(button->width() - popup->width(), button->height() + 4)));
}

void grabAll(QWidget *widget, const QString &file)
{
    const QPalette light = QApplication::style()->standardPalette();
    const bool isWindow = qobject_cast<MainWindow *>(widget);
    for (const QSize &size : sizes) {
        if (isWindow)
            widget->resize(size);
        if (auto *const popup = widget->findChild<OptionsPopup *>(); popup && popup->isVisible()) {
            settle(); // the button may have moved
            openOptions(widget);
        }
        for (const bool dark : {false, true}) {
            QApplication::setPalette(dark ? darkPalette() : light);
            settle();
            const QString name =
                u"%1-%2-%3.png"_s.arg(file, QString::number(widget->width()), dark ? u"dark"_s : u"light"_s);
            if (!picture(widget).save(name, "png", 0)) // 0 is the smallest file
                qFatal("Could not write %s", qPrintable(name));
        }
        if (!isWindow)
            break;
    }
    QApplication::setPalette(light);
}

void speak(QApplication &app, const QString &language)
{
    qDeleteAll(app.findChildren<QTranslator *>(Qt::FindDirectChildrenOnly));
    const QLocale locale(language);
    QLocale::setDefault(locale);
    installTranslators(app, locale);
}

} // namespace

int main(int argc, char *argv[])
{
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &message) {
        // What a platform without a display cannot do is no news.
        if (!message.startsWith("This plugin does not support"_L1))
            QTextStream(stderr) << message << Qt::endl;
    });
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"Flaghoist"_s);
    QApplication::setStyle(u"fusion"_s);
    QApplication::setFont(QFont(u"Inter"_s, 10));
    QCommandLineParser parser;
    const QCommandLineOption languages(u"language"_s, {}, u"code"_s);
    const QCommandLineOption only(u"only"_s, {}, u"name"_s);
    const QCommandLineOption stretched(u"long"_s);
    parser.addOptions({languages, only, stretched});
    parser.process(app);
    const QString folder = parser.positionalArguments().value(0, u"."_s);
    LongWords words;
    QStringList spoken = parser.values(languages);
    if (spoken.isEmpty())
        spoken = {u"en"_s, u"ru"_s};
    for (const QString &language : spoken) {
        speak(app, language);
        if (parser.isSet(stretched))
            QCoreApplication::installTranslator(&words);
        const QDir place(folder + u'/' + language);
        if (!place.mkpath(u"."_s))
            qFatal("Could not make %s", qPrintable(place.path()));
        for (const auto &[name, shot] : shots) {
            const QString title = QString::fromLatin1(name);
            if (!parser.isSet(only) || parser.values(only).contains(title))
                shot([&](QWidget *widget) { grabAll(widget, place.filePath(title)); });
        }
        QTextStream(stdout) << QDir::toNativeSeparators(place.absolutePath()) << Qt::endl;
    }
    return 0;
}
