// Drives the real window into each of its states and grabs it there, light and dark, large and small:
//     shots FOLDER [--language LANGUAGE]… [--only NAME]… [--size WIDTHxHEIGHT]… [--long] [--rtl]
// writes FOLDER/LANGUAGE/NAME-WIDTH-light.png and so on; English and Russian when no language is named.
//     shots FOLDER --guide
// writes what README.md and the metainfo show: FOLDER/NAME.png, and a run as FOLDER/frames/001.png and so on.
// --long stretches every text by 40 %, as a translation might; --rtl mirrors the window.
#include "countries/catalogue.h"
#include "countries/codetext.h"
#include "fakes/longwords.h"
#include "models/countrymodel.h"
#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "ui/actions.h"
#include "ui/countries/codesdialog.h"
#include "ui/countries/countryrail.h"
#include "ui/countries/presetchooser.h"
#include "ui/currentflag.h"
#include "ui/flags/explanationline.h"
#include "ui/flags/flagsarea.h"
#include "ui/flags/flagview.h"
#include "ui/flags/previewwindow.h"
#include "ui/flags/runheader.h"
#include "ui/inspector/detailspane.h"
#include "ui/inspector/errorpanel.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/replaybar.h"
#include "ui/inspector/runchart.h"
#include "ui/inspector/runspanel.h"
#include "ui/inspector/sweepdialog.h"
#include "ui/inspector/timelinepanel.h"
#include "ui/mainwindow.h"
#include "ui/planbar/customurldialog.h"
#include "ui/planbar/planfields.h"
#include "ui/planbar/planoptions.h"
#include "ui/widgets/foldsplitter.h"
#include "ui/windowsettings.h"
#include "wording/practicetext.h"
#include "wording/translators.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QInputDialog>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPalette>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QTemporaryDir>
#include <QTextStream>
#include <QToolButton>
#include <QTranslator>
#include <QTreeView>

#include <algorithm>
#include <functional>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

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

QList<QSize> sizes{{1280, 800}, {1024, 640}};

struct Scene
{
    QTemporaryDir folder;
    FlagModel flags{QLocale()};
    CountryModel countries{QLocale()};
    DownloadSession session;
    std::unique_ptr<MainWindow> window;

    explicit Scene(const std::function<void(RunOptions &)> &change = {})
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
    ~Scene()
    {
        waitUntil([this] { return session.shutDown(3s); }, 1ms);
    }
    void finish()
    {
        waitUntil([this] { return session.state() == DownloadSession::State::Finished; });
        settle();
        const Tally &tally = flags.tally();
        const auto *const why = window->findChild<ExplanationLine *>();
        if (tally.cancelled == 0 && tally.failed < tally.total)
            waitUntil([why] { return why->isEnabled(); }, 5s); // it is found in the background
    }
    void unfold(int page = 0) const
    {
        auto *const inspector = window->findChild<Inspector *>();
        inspector->setPage(page);
        emit inspector->foldRequested(false);
        settle();
    }
    void showPractice() const { unfold(3); }
    void showTimeline() const { unfold(1); }
    /// One run for each number at once, kept and listed.
    void keepRuns(const QList<int> &concurrencies)
    {
        window->keepRuns(folder.filePath(u"runs"_s));
        for (const int concurrency : concurrencies) {
            session.setConcurrency(concurrency);
            session.start();
            finish();
        }
        unfold(2);
    }
    void selectRuns(const QList<int> &rows) const
    {
        auto *const table = window->findChild<RunsPanel *>()->findChild<QTreeView *>(u"runs"_s);
        table->clearSelection();
        for (const int row : rows)
            table->selectionModel()->select(table->model()->index(row, 0),
                                            QItemSelectionModel::Select | QItemSelectionModel::Rows);
        settle();
        settle();
    }
    void setView(FlagsArea::View view) const
    {
        window->findChild<FlagsArea *>()->setView(view);
        settle();
    }
    void setCurrent(int row) const
    {
        window->findChild<CurrentFlag *>()->set(row);
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

QPushButton *optionsButton(const QWidget *window)
{
    return window->findChild<QPushButton *>(u"options"_s);
}

/// The screen that there is without a display is smaller than the window.
void openOptions(QWidget *window)
{
    auto *const button = optionsButton(window);
    auto *const popup = window->findChild<OptionsPopup *>();
    popup->openUnder(button);
    popup->move(button->mapToGlobal(QPoint(button->width() - popup->width(), button->height() + 4)));
}

/// Called with what is to be seen, as soon as it is.
using Grab = std::function<void(QWidget *)>;
using Shot = std::function<void(const Grab &)>;

/// An experiment of Help › What to try, after its run, with the timeline.
Shot experimentShot(int index, double pace = 0.5)
{
    return [index, pace](const Grab &grab) {
        const RunOptions tried = experiments(pace).at(index).options;
        Scene scene([&](RunOptions &options) { options = tried; });
        scene.countries.setChosen(tried.codes);
        scene.session.start();
        scene.finish();
        scene.unfold(1);
        grab(scene.window.get());
    };
}

const std::pair<const char *, Shot> shots[] = {
    {"ready",
     [](const Grab &grab) {
         const Scene scene;
         grab(scene.window.get());
     }},
    {"empty",
     [](const Grab &grab) {
         Scene scene;
         scene.countries.setChosen({});
         settle();
         grab(scene.window.get());
     }},
    {"running",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) { options.concurrency = 8; });
         scene.session.start();
         waitUntil([&] { return scene.flags.tally().downloaded >= 7; });
         settle();
         grab(scene.window.get());
     }},
    {"paused",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) { options.concurrency = 6; });
         scene.session.start();
         waitUntil([&] { return scene.flags.tally().downloaded >= 8; });
         scene.session.pause();
         settle();
         grab(scene.window.get());
     }},
    {"lowered",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) {
             options.concurrency = 9;
             options.delay = {4s, 6s};
         });
         scene.session.start();
         waitUntil([&] { return scene.flags.tally().inFlight == 9; });
         scene.session.setConcurrency(3);
         settle();
         grab(scene.window.get());
     }},
    {"retrying",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) {
             refuse(options);
             options.retries = 6;
         });
         scene.session.start();
         waitUntil([&] {
             return std::ranges::any_of(scene.flags.run().rowsIn(FlagState::WaitingToRetry),
                                        [&](int row) { return scene.flags.row(row).attempts.size() >= 4; });
         });
         settle();
         grab(scene.window.get());
     }},
    {"done",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) { options.delay = {10ms, 300ms}; });
         scene.session.start();
         scene.finish();
         grab(scene.window.get());
     }},
    {"explained",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) {
             options.delay = {100ms, 400ms};
             options.concurrency = 5;
         });
         scene.session.start();
         scene.finish();
         grab(scene.window.get());
     }},
    {"try-1", experimentShot(0)},
    {"try-2", experimentShot(1)},
    {"try-3", experimentShot(2)},
    {"try-4", experimentShot(3)},
    {"try-5", experimentShot(4)},
    {"try-6", experimentShot(5)},
    {"errors",
     [](const Grab &grab) {
         Scene scene(teapots);
         scene.session.start();
         scene.finish();
         scene.unfold();
         if (const QList<int> failed = scene.flags.run().rowsIn(FlagState::Failed); !failed.isEmpty())
             scene.setCurrent(failed.first());
         settle();
         grab(scene.window.get());
     }},
    {"runs",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) { options.delay = {20ms, 120ms}; });
         scene.keepRuns({1, 2, 5, 10, 20});
         grab(scene.window.get());
     }},
    {"compared",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) {
             options.delay = {20ms, 120ms};
             options.server = u"ERROR"_s;
             options.seed = 3;
         });
         scene.keepRuns({2, 10});
         scene.selectRuns({0, 1});
         const auto *const codes = scene.window->findChild<QTreeView *>(u"codes"_s);
         waitUntil([&] { return codes->isVisible(); });
         settle();
         grab(scene.window.get());
     }},
    {"replay",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) { options.delay = {20ms, 400ms}; });
         scene.keepRuns({5});
         scene.window->findChild<ReplayBar *>()->moveTo(500ms);
         settle();
         grab(scene.window.get());
     }},
    {"sweep",
     [](const Grab &grab) {
         RunOptions options;
         options.codes = isoCodes().first(60);
         options.server = u"LOCAL"_s;
         options.delay = std::pair(20ms, 60ms);
         options.capacity = 20;
         const std::unique_ptr<QDialog> dialog(newSweepDialog(options));
         dialog->findChild<QLineEdit *>()->setText(u"1, 5, 10, 20, 40"_s);
         dialog->show();
         dialog->findChild<QPushButton *>()->click();
         waitUntil([&] { return dialog->findChild<RunChart *>()->runs().size() == 15; });
         settle();
         grab(dialog.get());
     }},
    {"cancelled",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) { options.concurrency = 5; });
         scene.session.start();
         waitUntil([&] { return scene.flags.tally().downloaded >= 5; });
         scene.session.cancel();
         scene.finish();
         grab(scene.window.get());
     }},
    {"refused",
     [](const Grab &grab) {
         Scene scene(refuse);
         scene.session.start();
         scene.finish();
         scene.unfold();
         grab(scene.window.get());
     }},
    {"every",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) { options.server = u"LOCAL"_s; });
         scene.countries.setChosen(everyCode());
         scene.session.start();
         scene.finish();
         scene.unfold();
         grab(scene.window.get());
     }},
    {"folder",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) { options.folder = u"/proc/flags"_s; });
         scene.session.start();
         settle();
         settle();
         grab(scene.window.get());
     }},
    {"options",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) {
             options.delay = {500ms, 2s};
             options.slow = {{topTwenty().first(), 10s}};
         });
         openOptions(scene.window.get());
         settle();
         grab(scene.window.get());
     }},
    {"sequential",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) {
             options.strategy = Strategy::Sequential;
             options.concurrency = 30;
             options.delay = {200ms, 800ms};
         });
         scene.session.start();
         waitUntil([&] { return scene.flags.tally().downloaded >= 4; });
         settle();
         grab(scene.window.get());
     }},
    {"in-order",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) {
             options.strategy = Strategy::PoolInOrder;
             options.concurrency = 8;
             options.delay = {500ms, 3s};
             options.slow = {{*CountryCode::parse(u"CN"), 60s}};
         });
         scene.session.start();
         waitUntil([&] { return scene.flags.run().rowsIn(FlagState::WaitingItsTurn).size() >= 6; });
         settle();
         grab(scene.window.get());
     }},
    {"event-loop",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) { options.strategy = Strategy::EventLoop; });
         grab(scene.window.get());
     }},
    {"methods",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) { options.strategy = Strategy::EventLoop; });
         auto *const methods = scene.window->findChild<MethodChooser *>();
         methods->showPopup();
         settle();
         grab(methods->view()->window());
         methods->hidePopup();
     }},
    {"practice",
     [](const Grab &grab) {
         Scene scene(manyFaults);
         scene.showPractice();
         scene.session.start();
         waitUntil([&] { return scene.flags.tally().downloaded >= 7; });
         settle();
         grab(scene.window.get());
     }},
    {"practice-before",
     [](const Grab &grab) {
         Scene scene;
         scene.showPractice();
         grab(scene.window.get());
     }},
    {"practice-web",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) { options.server = u"REMOTE"_s; });
         scene.showPractice();
         grab(scene.window.get());
     }},
    {"options-invalid",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) {
             options.server = u"REMOTE"_s;
             options.timeout = 2s;
             options.retries = 7;
         });
         openOptions(scene.window.get());
         scene.window->findChild<OptionsPopup *>()->findChild<QLineEdit *>(u"name"_s)->setText(
             u"flags/{cc}"_s);
         settle();
         grab(scene.window.get());
     }},
    {"mosaic",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) {
             teapots(options);
             options.delay = {500ms, 4s};
             options.concurrency = 30;
         });
         scene.countries.setChosen(isoCodes());
         scene.setView(FlagsArea::View::Mosaic);
         scene.window->findChild<FoldSplitter *>(u"sides"_s)->setFolded(true);
         scene.session.start();
         waitUntil([&] { return scene.flags.tally().downloaded >= 120; });
         grab(scene.window.get());
     }},
    {"list",
     [](const Grab &grab) {
         Scene scene(manyFaults);
         scene.setView(FlagsArea::View::List);
         scene.session.start();
         scene.finish();
         scene.unfold();
         if (const QList<int> failed = scene.flags.run().rowsIn(FlagState::Failed); !failed.isEmpty())
             scene.setCurrent(failed.first());
         scene.countries.setChosen(isoCodes());
         settle();
         grab(scene.window.get());
     }},
    {"timeline-20",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) {
             manyFaults(options);
             options.slow = {};
             options.delay = {200ms, 1200ms};
             options.concurrency = 5;
         });
         scene.showTimeline();
         scene.session.start();
         scene.finish();
         scene.setCurrent(scene.flags.run().rowsIn(FlagState::Downloaded).value(3));
         grab(scene.window.get());
     }},
    {"timeline-before",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) { options.concurrency = 5; });
         scene.showTimeline();
         grab(scene.window.get());
     }},
    {"timeline-path",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) {
             options.concurrency = 5;
             options.delay = {200ms, 1200ms};
             options.capacity = 3;
         });
         scene.showTimeline();
         scene.session.start();
         scene.finish();
         scene.window->findChild<TimelinePanel *>()->criticalPath()->trigger();
         settle();
         grab(scene.window.get());
     }},
    {"timeline-249",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) {
             manyFaults(options);
             options.concurrency = 30;
             options.errorRate = 0.2;
         });
         scene.countries.setChosen(isoCodes());
         scene.setView(FlagsArea::View::Mosaic);
         scene.window->findChild<FoldSplitter *>(u"sides"_s)->setFolded(true);
         scene.showTimeline();
         scene.session.start();
         waitUntil([&] { return scene.flags.tally().downloaded >= 120; });
         grab(scene.window.get());
     }},
    {"timeline-676",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) {
             teapots(options);
             options.concurrency = 200;
         });
         scene.countries.setChosen(everyCode());
         scene.setView(FlagsArea::View::Mosaic);
         scene.window->findChild<FoldSplitter *>(u"sides"_s)->setFolded(true);
         scene.showTimeline();
         scene.session.start();
         scene.finish();
         grab(scene.window.get());
     }},
    {"folded",
     [](const Grab &grab) {
         Scene scene;
         scene.countries.setChosen(codesOf({.kind = Preset::Kind::Region, .region = Region::Europe}));
         scene.window->findChild<FoldSplitter *>(u"sides"_s)->setFolded(true);
         settle();
         grab(scene.window.get());
     }},
    {"url",
     [](const Grab &grab) {
         Scene scene;
         CustomUrlDialog dialog(u"https://example.org/flags/de.png"_s, {}, topTwenty().first(),
                                scene.window.get());
         dialog.show();
         settle();
         grab(&dialog);
     }},
    {"codes",
     [](const Grab &grab) {
         Scene scene;
         CodesDialog dialog(u"South Korea, DE Côte d'Ivoire\nGermany, Narnia; 日本 Middle-Earth, B"_s,
                            scene.window.get());
         dialog.show();
         loadCountryNames();
         settle();
         dialog.findChild<QPlainTextEdit *>()->moveCursor(QTextCursor::End);
         grab(&dialog);
     }},
    {"keep",
     [](const Grab &grab) {
         Scene scene;
         scene.window->findChild<Actions *>()->keepFirst->trigger();
         settle();
         grab(scene.window->findChild<QInputDialog *>());
     }},
    {"presets",
     [](const Grab &grab) {
         Scene scene;
         scene.countries.setChosen(parseCodeList({u"B"_s}).value());
         auto *const presets = scene.window->findChild<PresetChooser *>();
         presets->showPopup();
         settle();
         grab(presets->view()->window());
         presets->hidePopup();
     }},
    {"letters",
     [](const Grab &grab) {
         Scene scene;
         scene.window->findChild<PresetChooser *>()->openLetters();
         settle();
         grab(scene.window->findChild<PresetChooser *>()->findChild<QMenu *>());
     }},
    {"offer",
     [](const Grab &grab) {
         Scene scene;
         scene.countries.setChosen(parseCodeList({u"DE"_s, u"XK"_s, u"QZ"_s}).value());
         loadCountryNames();
         scene.window->findChild<CountryRail *>()->findChild<QLineEdit *>()->setText(u"Vereinte Nationen"_s);
         settle();
         grab(scene.window.get());
     }},
    {"others",
     [](const Grab &grab) {
         Scene scene;
         scene.countries.setChosen(parseCodeList({u"DE"_s, u"XK"_s, u"EU"_s, u"QZ"_s}).value());
         auto *const list = scene.window->findChild<CountryRail *>()->findChild<QTreeView *>();
         list->scrollToBottom();
         settle();
         grab(scene.window.get());
     }},
    {"preview",
     [](const Grab &grab) {
         Scene scene([](RunOptions &options) { options.server = u"LOCAL"_s; });
         scene.session.start();
         scene.finish();
         scene.setCurrent(3);
         for (QAction *const action : scene.window->findChildren<QAction *>()) {
             if (action->shortcut() == QKeySequence(Qt::Key_Space))
                 action->trigger();
         }
         settle();
         grab(scene.window->findChild<PreviewWindow *>());
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

void grabAll(QWidget *widget, const QString &file)
{
    const bool isWindow = qobject_cast<MainWindow *>(widget);
    for (const QSize &size : sizes) {
        if (isWindow)
            widget->resize(size);
        if (auto *const popup = widget->findChild<OptionsPopup *>(); popup && popup->isVisible()) {
            settle(); // the button may have moved
            openOptions(widget);
        }
        for (const bool dark : {false, true}) {
            applyTheme(dark ? u"dark"_s : u"light"_s);
            settle();
            const QString name =
                u"%1-%2-%3.png"_s.arg(file, QString::number(widget->width()), dark ? u"dark"_s : u"light"_s);
            if (!picture(widget).save(name, "png", 0)) // 0 is the smallest file
                qFatal("Could not write %s", qPrintable(name));
        }
        if (!isWindow)
            break;
    }
    applyTheme(u"light"_s);
}

/// Header and timeline of the run that \a window shows, one under the other.
QImage explanationPicture(QWidget *window)
{
    const auto placeOf = [window](const QWidget *widget) {
        return QRect(widget->mapTo(window, QPoint()), widget->size());
    };
    const QImage whole = picture(window);
    const QRect header = placeOf(window->findChild<RunHeader *>());
    const QRect timeline = placeOf(window->findChild<TimelinePanel *>());
    QImage image(timeline.width(), header.height() + timeline.height(), whole.format());
    image.fill(window->palette().color(QPalette::Window));
    QPainter painter(&image);
    painter.drawImage(QPoint(), whole, header);
    painter.drawImage(QPoint(0, header.height()), whole, timeline);
    return image;
}

void grabForGuide(const QDir &place)
{
    constexpr QSize size(1000, 640); // the largest that software centres show is 1000 × 700
    const auto save = [](const QImage &image, const QString &name) {
        if (!image.save(name))
            qFatal("Could not write %s", qPrintable(name));
    };
    for (const auto &[name, shot] : shots) {
        if (!QList<QByteArray>{"running", "errors", "timeline-20"}.contains(name))
            continue;
        shot([&, file = QString::fromLatin1(name).section(u'-', 0, 0) + u".png"_s](QWidget *window) {
            window->resize(size);
            settle();
            save(picture(window), place.filePath(file));
        });
    }

    for (int i = 0; i < int(experiments().size()); ++i) {
        experimentShot(i, 1)([&](QWidget *window) {
            window->findChild<FoldSplitter *>(u"sides"_s)->setFolded(true);
            window->findChild<DetailsPane *>()->hide();
            window->resize(size);
            settle();
            save(explanationPicture(window), place.filePath(u"try-%1.png"_s.arg(i + 1)));
        });
    }

    Scene scene([](RunOptions &options) {
        options.concurrency = 6;
        options.delay = {300ms, 2200ms};
    });
    scene.window->resize(size);
    scene.window->findChild<FoldSplitter *>(u"sides"_s)->setFolded(true);
    scene.showTimeline();
    QList<QImage> frames{picture(scene.window.get())};
    QElapsedTimer timer;
    timer.start();
    scene.session.start();
    while (scene.session.state() != DownloadSession::State::Finished) {
        waitUntil([&] { return timer.elapsed() >= 120 * frames.size(); });
        frames.append(picture(scene.window.get()));
    }
    settle();
    frames.append(picture(scene.window.get()));
    for (qsizetype i = 0; i < frames.size(); ++i)
        save(frames.at(i), place.filePath(u"frames/%1.png"_s.arg(int(i), 3, 10, QLatin1Char('0'))));
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
    const QCommandLineOption size(u"size"_s, {}, u"pixels"_s);
    const QCommandLineOption stretched(u"long"_s);
    const QCommandLineOption mirrored(u"rtl"_s);
    const QCommandLineOption guide(u"guide"_s);
    parser.addOptions({languages, only, size, stretched, mirrored, guide});
    parser.process(app);
    if (parser.isSet(mirrored))
        QApplication::setLayoutDirection(Qt::RightToLeft);
    if (parser.isSet(size))
        sizes.clear();
    for (const QString &wanted : parser.values(size))
        sizes << QSize(wanted.section(u'x', 0, 0).toInt(), wanted.section(u'x', 1).toInt());
    const QString folder = parser.positionalArguments().value(0, u"."_s);
    if (parser.isSet(guide)) {
        if (!QDir().mkpath(folder + u"/frames"_s))
            qFatal("Could not make %s", qPrintable(folder));
        speak(app, u"en"_s);
        grabForGuide(QDir(folder));
        return 0;
    }
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
