// Grabs the window in each of its states, light and dark, small and large, into PNG files:
//     shots FOLDER [--long] [--only NAME]
// --long stretches every text by 40 %, as a translation might.
#include "domain/catalogue.h"
#include "domain/codelist.h"
#include "models/countrymodel.h"
#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "ui/badgetab.h"
#include "ui/codesdialog.h"
#include "ui/countrypanel.h"
#include "ui/customurldialog.h"
#include "ui/errorpanel.h"
#include "ui/flagpane.h"
#include "ui/flagview.h"
#include "ui/keepfirstdialog.h"
#include "ui/letterpopup.h"
#include "ui/mainwindow.h"
#include "ui/presetchooser.h"
#include "ui/previewdialog.h"
#include "wording/translators.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLineEdit>
#include <QPalette>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTimer>
#include <QTranslator>
#include <QTreeView>

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

struct Stage
{
    QTemporaryDir folder;
    FlagModel flags{QLocale()};
    CountryModel countries{QLocale()};
    DownloadSession session{&flags};
    std::unique_ptr<MainWindow> window;

    explicit Stage(const QSize &size, const std::function<void(RunOptions &)> &change = {})
    {
        countries.setChosen(topTwenty());
        RunOptions options;
        options.server = u"DELAY"_s;
        options.folder = folder.filePath(u"Pictures/Flaghoist/DELAY"_s);
        options.seed = 7;
        if (change)
            change(options);
        session.setOptions(options);
        window = std::make_unique<MainWindow>(&flags, &countries, &session);
        window->resize(size);
        window->show();
        settle();
    }
    ~Stage()
    {
        waitUntil([this] { return session.shutDown(3s); }, 1ms);
    }
    void settle() const
    {
        QElapsedTimer timer;
        timer.start();
        waitUntil([&] { return timer.elapsed() > 150; });
    }
    void finish()
    {
        waitUntil([this] { return session.state() == DownloadSession::State::Finished; });
        settle();
    }
    void unfold() const
    {
        for (auto *const tab : window->findChildren<BadgeTab *>())
            tab->click();
        settle();
    }
};

void teapots(RunOptions &options)
{
    options.server = u"ERROR"_s;
    options.delay = {10ms, 60ms};
    options.retries = 1;
}

void refuse(RunOptions &options)
{
    options.urlTemplate = u"http://127.0.0.1:9/{cc}.png"_s;
    options.retries = 0;
}

using Shot = std::function<void(const QSize &, const std::function<void(QWidget *)> &)>;

const std::pair<const char *, Shot> shots[] = {
    {"ready",
     [](const QSize &size, const auto &grab) {
         grab(Stage(size).window.get());
     }},
    {"empty",
     [](const QSize &size, const auto &grab) {
         Stage stage(size);
         stage.countries.setChosen({});
         stage.settle();
         grab(stage.window.get());
     }},
    {"running",
     [](const QSize &size, const auto &grab) {
         Stage stage(size, [](RunOptions &options) { options.concurrency = 8; });
         stage.session.start();
         waitUntil([&] { return stage.flags.tally().downloaded >= 7; });
         stage.settle();
         grab(stage.window.get());
     }},
    {"retrying",
     [](const QSize &size, const auto &grab) {
         Stage stage(size, [](RunOptions &options) {
             teapots(options);
             options.delay = {100ms, 1800ms};
             options.errorRate = 0.5;
         });
         stage.session.start();
         waitUntil([&] { return stage.flags.tally().downloaded >= 6; });
         stage.unfold();
         grab(stage.window.get());
     }},
    {"done",
     [](const QSize &size, const auto &grab) {
         Stage stage(size, [](RunOptions &options) { options.delay = {10ms, 300ms}; });
         stage.session.start();
         stage.finish();
         grab(stage.window.get());
     }},
    {"errors",
     [](const QSize &size, const auto &grab) {
         Stage stage(size, teapots);
         stage.session.start();
         stage.finish();
         stage.unfold();
         if (const QList<int> failed = stage.flags.rowsIn(FlagState::Failed); !failed.isEmpty())
             stage.window->findChild<FlagPane *>()->selectFlag(failed.first());
         stage.settle();
         grab(stage.window.get());
     }},
    {"cancelled",
     [](const QSize &size, const auto &grab) {
         Stage stage(size, [](RunOptions &options) { options.concurrency = 5; });
         stage.session.start();
         waitUntil([&] { return stage.flags.tally().downloaded >= 5; });
         stage.session.cancel();
         stage.finish();
         grab(stage.window.get());
     }},
    {"refused",
     [](const QSize &size, const auto &grab) {
         Stage stage(size, refuse);
         stage.session.start();
         stage.finish();
         stage.unfold();
         grab(stage.window.get());
     }},
    {"every",
     [](const QSize &size, const auto &grab) {
         Stage stage(size, [](RunOptions &options) { options.server = u"LOCAL"_s; });
         stage.countries.setChosen(everyCode());
         stage.session.start();
         stage.finish();
         stage.unfold();
         grab(stage.window.get());
     }},
    {"folder",
     [](const QSize &size, const auto &grab) {
         Stage stage(size, [](RunOptions &options) { options.folder = u"/proc/flags"_s; });
         stage.session.start();
         stage.settle();
         stage.settle();
         grab(stage.window.get());
     }},
    {"url",
     [](const QSize &size, const auto &grab) {
         Stage stage(size);
         CustomUrlDialog dialog(u"https://example.org/flags/de.png"_s, topTwenty().first(),
                                stage.window.get());
         dialog.show();
         stage.settle();
         grab(&dialog);
     }},
    {"codes",
     [](const QSize &size, const auto &grab) {
         Stage stage(size);
         CodesDialog dialog(u"South Korea, DE Côte d'Ivoire\nGermany, Narnia; 日本 Middle-Earth, B"_s,
                            stage.window.get());
         dialog.show();
         loadCountryNames();
         stage.settle();
         dialog.findChild<QPlainTextEdit *>()->moveCursor(QTextCursor::End);
         grab(&dialog);
     }},
    {"keep",
     [](const QSize &size, const auto &grab) {
         Stage stage(size);
         KeepFirstDialog dialog(isoCodes(), stage.window.get());
         dialog.show();
         stage.settle();
         grab(&dialog);
     }},
    {"presets",
     [](const QSize &size, const auto &grab) {
         Stage stage(size);
         stage.countries.setChosen(parseCodeList({u"B"_s}).value());
         auto *const presets = stage.window->findChild<PresetChooser *>();
         presets->showPopup();
         stage.settle();
         grab(presets->view()->window());
         presets->hidePopup();
     }},
    {"letters",
     [](const QSize &size, const auto &grab) {
         Stage stage(size);
         stage.window->findChild<PresetChooser *>()->openLetters();
         stage.settle();
         grab(stage.window->findChild<LetterPopup *>());
     }},
    {"offer",
     [](const QSize &size, const auto &grab) {
         Stage stage(size);
         stage.countries.setChosen(parseCodeList({u"DE"_s, u"XK"_s, u"QZ"_s}).value());
         loadCountryNames();
         stage.window->findChild<CountryPanel *>()->findChild<QLineEdit *>()->setText(u"Vereinte Nationen"_s);
         stage.settle();
         grab(stage.window.get());
     }},
    {"others",
     [](const QSize &size, const auto &grab) {
         Stage stage(size);
         stage.countries.setChosen(parseCodeList({u"DE"_s, u"XK"_s, u"EU"_s, u"QZ"_s}).value());
         auto *const list = stage.window->findChild<CountryPanel *>()->findChild<QTreeView *>();
         list->scrollToBottom();
         stage.settle();
         grab(stage.window.get());
     }},
    {"preview",
     [](const QSize &size, const auto &grab) {
         Stage stage(size, [](RunOptions &options) { options.server = u"LOCAL"_s; });
         stage.session.start();
         stage.finish();
         PreviewDialog dialog(stage.flags.row(3), stage.window.get());
         dialog.show();
         stage.settle();
         grab(&dialog);
     }},
};

} // namespace

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"Flaghoist"_s);
    QApplication::setStyle(u"fusion"_s);
    QApplication::setFont(QFont(u"Inter"_s, 10));
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const bool stretched = arguments.contains("--long"_L1);
    const qsizetype only = arguments.indexOf("--only"_L1);
    LongWords words;
    if (stretched)
        QCoreApplication::installTranslator(&words);
    else
        installTranslators(app, QLocale());
    const QString folder = arguments.value(0, u"."_s);
    QDir().mkpath(folder);

    const QPalette light = QApplication::palette();
    for (const auto &[name, shot] : shots) {
        if (only >= 0 && arguments.value(only + 1) != QLatin1String(name))
            continue;
        for (const QSize &size : {QSize(1280, 800), QSize(1024, 640)}) {
            for (const bool dark : {false, true}) {
                QApplication::setPalette(dark ? darkPalette() : light);
                shot(size, [&, title = QLatin1String(name)](QWidget *widget) {
                    const QString file = u"%1/%2-%3-%4.png"_s.arg(
                        folder, title, QString::number(size.width()), dark ? u"dark"_s : u"light"_s);
                    widget->grab().save(file);
                });
            }
        }
    }
    return 0;
}
