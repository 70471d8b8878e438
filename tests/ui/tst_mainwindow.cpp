#include "domain/catalogue.h"
#include "models/countrymodel.h"
#include "models/errormodel.h"
#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "ui/accentbutton.h"
#include "ui/badgetab.h"
#include "ui/chip.h"
#include "ui/chipbar.h"
#include "ui/codesdialog.h"
#include "ui/countrypanel.h"
#include "ui/customurldialog.h"
#include "ui/errordelegate.h"
#include "ui/errordetails.h"
#include "ui/errorpanel.h"
#include "ui/flagpane.h"
#include "ui/flagview.h"
#include "ui/foldpanel.h"
#include "ui/mainwindow.h"
#include "ui/messageline.h"
#include "ui/presetchooser.h"
#include "ui/previewdialog.h"
#include "ui/resultbanner.h"
#include "ui/runbar.h"
#include "ui/sourcechooser.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMouseEvent>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = DownloadSession::State;
using Filter = FlagFilterModel::Filter;

namespace {

/// The real window on the real session and the practice server, with a folder of its own.
struct Stage
{
    QTemporaryDir folder;
    FlagModel flags{QLocale::c()};
    CountryModel countries{QLocale::c()};
    DownloadSession session{&flags};
    std::unique_ptr<MainWindow> window;

    explicit Stage(RunOptions options = {})
    {
        countries.setChosen(topTwenty());
        if (options.server.isEmpty() && options.urlTemplate.isEmpty())
            options.server = u"LOCAL"_s;
        if (options.folder.isEmpty())
            options.folder = folder.filePath(u"flags"_s);
        session.setOptions(options);
        window = std::make_unique<MainWindow>(&flags, &countries, &session);
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("The window did not become active");
    }
    ~Stage()
    {
        window.reset();
        if (!session.shutDown(3s))
            qFatal("The engine did not end");
    }

    template <typename T> [[nodiscard]] T *part() const { return window->findChild<T *>(); }
    [[nodiscard]] AccentButton *start() const { return part<AccentButton>(); }
    [[nodiscard]] FlagView *grid() const { return part<FlagView>(); }
    [[nodiscard]] Chip *chip(Filter filter) const { return part<ChipBar>()->chip(filter); }
    [[nodiscard]] QTreeView *log() const { return part<ErrorPanel>()->findChild<QTreeView *>(); }
    [[nodiscard]] QTreeView *list() const { return part<CountryPanel>()->findChild<QTreeView *>(); }
    [[nodiscard]] QString banner() const
    {
        auto *const shown = part<ResultBanner>();
        return shown->isVisible() ? shown->accessibleName() : QString();
    }
    /// The visible button in \a T whose text begins with \a text.
    template <typename T> [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (QPushButton *const candidate : part<T>()->template findChildren<QPushButton *>()) {
            if (candidate->isVisible() && candidate->text().startsWith(text))
                return candidate;
        }
        return nullptr;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : window.get(), key,
                        modifiers);
    }
};

RunOptions slow()
{
    RunOptions options;
    options.server = u"DELAY"_s;
    options.delay = {60s, 60s};
    return options;
}

/// About every second request fails, always the same ones.
RunOptions halfFailing()
{
    RunOptions options;
    options.server = u"ERROR"_s;
    options.delay = {0ms, 5ms};
    options.errorRate = 0.5;
    options.seed = 7;
    options.retries = 0;
    return options;
}

void click(QWidget *widget)
{
    QTest::mouseClick(widget, Qt::LeftButton);
}

} // namespace

class MainWindowTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationName(u"Flaghoist"_s); }
    void showsWhatIsReady();
    void startsByMouse();
    void startsByKeyboard();
    void aDoubleClickDoesNotCancel();
    void locksWhatCannotChange();
    void listsErrors();
    void linksGridAndLog();
    void copiesTheLog();
    void retriesFailed();
    void retriesAGroup();
    void chipsFilter();
    void cancelsAndDownloadsTheOthers();
    void choosesByKeyboard();
    void presetsChoose();
    void choiceIsInvertedAndTakenBack();
    void offersTheTopWhenNothingIsChosen();
    void keepsATouchedConcurrency();
    void takesAnotherSource();
    void refusesATemplateWithoutCode();
    void tellsWhyNothingStarted();
    void tellsThatNoFlagArrived();
    void previews();
    void copiesFromACell();
    void zooms();
    void asksBeforeClosing();
    void mnemonicsAndShortcutsAreUnique();
    void everyControlHasAName();
    void tabGoesInReadingOrder();
};

void MainWindowTest::showsWhatIsReady()
{
    const Stage stage;
    QVERIFY(stage.start()->isEnabled());
    QVERIFY(stage.start()->text().contains(u"20"_s));
    QCOMPARE(stage.grid()->model()->rowCount(), 20);
    QTRY_COMPARE(stage.chip(Filter::ToDo)->shownCount(), 20);
    QVERIFY(stage.banner().contains(u"Press Start"_s));
    QVERIFY(!stage.part<FoldPanel>()->isUnfolded());
    QVERIFY(!stage.chip(Filter::Cancelled)->isVisible());
}

void MainWindowTest::startsByMouse()
{
    const Stage stage;
    const QSignalSpy finished(&stage.session, &DownloadSession::finished);
    click(stage.start());
    QTRY_COMPARE(finished.count(), 1);
    QTRY_COMPARE(stage.chip(Filter::Downloaded)->shownCount(), 20);
    QCOMPARE(stage.chip(Filter::ToDo)->shownCount(), 0);
    for (int row = 0; row < 20; ++row) {
        const QModelIndex index = stage.grid()->model()->index(row, 0);
        QVERIFY(!index.data(FlagModel::ThumbnailRole).value<QImage>().isNull());
        QVERIFY(QFile::exists(index.data(FlagModel::FileRole).toString()));
    }
    QVERIFY(stage.banner().startsWith(u"20 of 20 downloaded."_s));
    QVERIFY(stage.button<ResultBanner>(u"Open folder"_s));
    QVERIFY(stage.start()->text().contains(u"20"_s));
    QVERIFY(stage.start()->hasFocus());
}

void MainWindowTest::startsByKeyboard()
{
    const Stage stage;
    const QSignalSpy finished(&stage.session, &DownloadSession::finished);
    stage.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(finished.count(), 1);
    QTRY_COMPARE(stage.chip(Filter::Downloaded)->shownCount(), 20);
    stage.start()->setFocus();
    stage.press(Qt::Key_Space);
    QTRY_COMPARE(finished.count(), 2);
}

void MainWindowTest::aDoubleClickDoesNotCancel()
{
    const Stage stage(slow());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Running);
    const QPointF middle = QRectF(stage.start()->rect()).center();
    QMouseEvent second(QEvent::MouseButtonDblClick, middle, stage.start()->mapToGlobal(middle),
                       Qt::LeftButton, Qt::LeftButton, {});
    QApplication::sendEvent(stage.start(), &second);
    QMouseEvent release(QEvent::MouseButtonRelease, middle, stage.start()->mapToGlobal(middle),
                        Qt::LeftButton, {}, {});
    QApplication::sendEvent(stage.start(), &release);
    QCOMPARE(stage.session.state(), State::Running);
}

void MainWindowTest::locksWhatCannotChange()
{
    const Stage stage(slow());
    QVERIFY(stage.list()->isEnabled());
    stage.list()->setFocus();
    stage.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(stage.session.state(), State::Running);
    QVERIFY(stage.start()->isEnabled());
    QVERIFY(stage.start()->text().contains(u"Cancel"_s));
    for (QWidget *const widget :
         std::initializer_list<QWidget *>{stage.part<SourceChooser>(), stage.list()}) {
        QVERIFY(!widget->isEnabled());
        QCOMPARE(widget->toolTip(), RunBar::lockedText());
    }
    QVERIFY(stage.grid()->hasFocus());
    QTRY_VERIFY(stage.chip(Filter::ToDo)->shownCount() == 20);
    QVERIFY(stage.window->windowTitle().startsWith(u"0 %"_s));
    stage.press(Qt::Key_Escape);
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QVERIFY(stage.list()->isEnabled());
    QCOMPARE(stage.list()->toolTip(), QString());
    QCOMPARE(stage.window->windowTitle(), u"Flaghoist"_s);
}

void MainWindowTest::listsErrors()
{
    const Stage stage(halfFailing());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    const int failed = stage.flags.tally().failed;
    QVERIFY(failed > 0 && failed < 20);
    QTRY_COMPARE(stage.part<BadgeTab>()->badge(), failed);
    QVERIFY(!stage.part<FoldPanel>()->isUnfolded());
    QVERIFY(stage.banner().contains(u"%1 "_s.arg(20 - failed)));

    stage.press(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(stage.part<FoldPanel>()->isUnfolded());
    const QAbstractItemModel *const model = stage.log()->model();
    QCOMPARE(model->rowCount(), 1);
    const QModelIndex group = model->index(0, 0);
    QCOMPARE(model->rowCount(group), failed);
    QVERIFY(stage.log()->isExpanded(group));
    QVERIFY(stage.log()->isFirstColumnSpanned(0, {}));
    QVERIFY(group.data().toString().contains(u"418"_s));
    click(stage.part<BadgeTab>());
    QVERIFY(!stage.part<FoldPanel>()->isUnfolded());
}

void MainWindowTest::linksGridAndLog()
{
    const Stage stage(halfFailing());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QTRY_COMPARE(stage.part<ErrorPanel>()->errorCount(), stage.flags.tally().failed);
    click(stage.part<BadgeTab>());
    const QList<int> failed = stage.flags.rowsIn(FlagState::Failed);

    const QModelIndex cell = stage.grid()->model()->index(failed.first(), 0);
    QTest::mouseClick(stage.grid()->viewport(), Qt::LeftButton, {}, stage.grid()->visualRect(cell).center());
    QCOMPARE(stage.log()->currentIndex().data(ErrorModel::FlagRowRole).toInt(), failed.first());
    const QString details = stage.part<ErrorDetails>()->toPlainText();
    QVERIFY(details.contains(stage.flags.row(failed.first()).name));
    QVERIFY(details.contains(u"Attempt 1"_s));
    QVERIFY(details.contains(u"418"_s));

    const QModelIndex line =
        stage.log()->model()->index(int(failed.size()) - 1, 0, stage.log()->model()->index(0, 0));
    stage.log()->scrollTo(line);
    QTest::mouseClick(stage.log()->viewport(), Qt::LeftButton, {}, stage.log()->visualRect(line).center());
    QCOMPARE(stage.grid()->currentIndex().row(), failed.last());
    stage.log()->setFocus();
    stage.press(Qt::Key_Up);
    QCOMPARE(stage.grid()->currentIndex().row(), failed.at(failed.size() - 2));
}

void MainWindowTest::copiesTheLog()
{
    const Stage stage(halfFailing());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QTRY_COMPARE(stage.part<ErrorPanel>()->errorCount(), stage.flags.tally().failed);
    click(stage.part<BadgeTab>());
    click(stage.button<FoldPanel>(u"Copy all"_s));
    const QStringList lines = QGuiApplication::clipboard()->text().trimmed().split(u'\n');
    QCOMPARE(lines.size(), stage.flags.tally().failed + 1);
    const QStringList cells = lines.last().split(u'\t');
    QCOMPARE(cells.size(), int(ErrorModel::ColumnCount));
    QCOMPARE(cells.first(), stage.flags.row(stage.flags.rowsIn(FlagState::Failed).last()).code.upper());
}

void MainWindowTest::retriesFailed()
{
    const Stage stage(halfFailing());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    const QList<int> failed = stage.flags.rowsIn(FlagState::Failed);
    QPushButton *const retry = stage.button<ResultBanner>(u"Retry failed"_s);
    QVERIFY(retry);
    QVERIFY(retry->text().contains(QString::number(failed.size())));
    const QSignalSpy finished(&stage.session, &DownloadSession::finished);
    click(retry);
    QTRY_COMPARE(finished.count(), 1);
    for (const int row : failed)
        QCOMPARE(stage.flags.row(row).attempts.size(), 2);
    QVERIFY(stage.flags.tally().failed < int(failed.size()));
    QTRY_COMPARE(stage.part<BadgeTab>()->badge(), stage.flags.tally().failed);
    QCOMPARE(stage.flags.tally().downloaded + stage.flags.tally().failed, 20);
}

void MainWindowTest::retriesAGroup()
{
    const Stage stage(halfFailing());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QTRY_COMPARE(stage.part<ErrorPanel>()->errorCount(), stage.flags.tally().failed);
    click(stage.part<BadgeTab>());
    const QList<int> failed = stage.flags.rowsIn(FlagState::Failed);
    const QModelIndex group = stage.log()->model()->index(0, 0);
    const QRect link = ErrorDelegate::linkRect(stage.log()->visualRect(group), group.data().toString(),
                                               stage.log()->font(), Qt::LeftToRight);
    const QSignalSpy finished(&stage.session, &DownloadSession::finished);
    QTest::mouseClick(stage.log()->viewport(), Qt::LeftButton, {}, link.center());
    QTRY_COMPARE(finished.count(), 1);
    for (const int row : failed)
        QCOMPARE(stage.flags.row(row).attempts.size(), 2);
}

void MainWindowTest::chipsFilter()
{
    const Stage stage(halfFailing());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    const int failed = stage.flags.tally().failed;
    QTRY_COMPARE(stage.chip(Filter::Failed)->shownCount(), failed);
    click(stage.chip(Filter::Failed));
    QCOMPARE(stage.grid()->model()->rowCount(), failed);
    click(stage.chip(Filter::NotFound));
    QVERIFY(!stage.grid()->isVisible());
    click(stage.button<FlagPane>(u"Show all"_s));
    QCOMPARE(stage.grid()->model()->rowCount(), 20);
    stage.press(Qt::Key_2, Qt::AltModifier);
    QVERIFY(stage.chip(Filter::Downloaded)->isChecked());
    QCOMPARE(stage.grid()->model()->rowCount(), 20 - failed);
}

void MainWindowTest::cancelsAndDownloadsTheOthers()
{
    RunOptions options;
    options.server = u"DELAY"_s;
    options.delay = {30ms, 30ms};
    options.concurrency = 1;
    const Stage stage(options);
    click(stage.start());
    QTRY_VERIFY(stage.chip(Filter::Downloaded)->shownCount() >= 3);
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    const FlagTally tally = stage.flags.tally();
    QVERIFY(tally.cancelled > 0);
    QCOMPARE(tally.downloaded + tally.cancelled, 20);
    QVERIFY(stage.banner().startsWith(u"Cancelled: %1 of 20"_s.arg(tally.downloaded)));
    QTRY_COMPARE(stage.chip(Filter::Cancelled)->shownCount(), tally.cancelled);
    QVERIFY(stage.chip(Filter::Cancelled)->isVisible());

    QPushButton *const others = stage.button<ResultBanner>(u"Download the other"_s);
    QVERIFY(others && others->text().contains(QString::number(tally.cancelled)));
    click(others);
    QTRY_COMPARE(stage.flags.tally().downloaded, 20);
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QTRY_VERIFY(!stage.chip(Filter::Cancelled)->isVisible());
    QVERIFY(stage.banner().startsWith(u"20 of 20 downloaded."_s));
}

void MainWindowTest::choosesByKeyboard()
{
    const Stage stage;
    stage.press(Qt::Key_F, Qt::ControlModifier);
    auto *const search = stage.part<CountryPanel>()->findChild<QLineEdit *>();
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, u"argent"_s);
    stage.press(Qt::Key_Down);
    QVERIFY(stage.list()->hasFocus());
    QCOMPARE(stage.list()->currentIndex().data(CountryModel::CodeRole).toString(), u"AR"_s);
    stage.press(Qt::Key_Space);
    QVERIFY(stage.countries.chosen().contains(*CountryCode::parse(u"AR")));
    QVERIFY(stage.start()->text().contains(u"21"_s));
    QCOMPARE(stage.part<CountryPanel>()->findChild<QComboBox *>()->currentText(), PresetChooser::text({}));
    stage.press(Qt::Key_F, Qt::ControlModifier);
    stage.press(Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
    QTest::keyClicks(search, u"nowhere at all"_s);
    QCOMPARE(stage.list()->model()->rowCount(), 0);
}

void MainWindowTest::presetsChoose()
{
    const Stage stage;
    auto *const preset = stage.part<CountryPanel>()->findChild<QComboBox *>();
    preset->setFocus();
    stage.press(Qt::Key_Down);
    QCOMPARE(stage.countries.chosen().size(), 249);
    QVERIFY(stage.start()->text().contains(u"249"_s));
    QCOMPARE(stage.grid()->model()->rowCount(), 249);
    stage.press(Qt::Key_3, Qt::ControlModifier);
    QVERIFY(stage.start()->text().contains(u"676"_s));
    QCOMPARE(preset->currentText(), PresetChooser::text(Preset{.kind = Preset::Kind::Every}));
    stage.press(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(stage.start()->text().contains(u"20"_s));
    QCOMPARE(preset->currentText(), PresetChooser::text(Preset{.kind = Preset::Kind::TopTwenty}));
}

void MainWindowTest::choiceIsInvertedAndTakenBack()
{
    const Stage stage(slow());
    const QList<CountryCode> beginning = stage.countries.chosen();
    stage.grid()->setFocus();
    stage.press(Qt::Key_Z, Qt::ControlModifier); // what the program began with cannot be taken back
    QCOMPARE(stage.countries.chosen(), beginning);
    stage.press(Qt::Key_I, Qt::ControlModifier);
    QVERIFY(stage.start()->text().contains(u"229"_s));
    stage.press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(stage.start()->text().contains(u"20"_s));
    QCOMPARE(stage.countries.chosen(), beginning);
    stage.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(stage.countries.chosen().size(), 229);
    stage.press(Qt::Key_Z, Qt::ControlModifier);

    stage.press(Qt::Key_T, Qt::ControlModifier);
    auto *const dialog = stage.window->findChild<CodesDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->reject();
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Running);
    stage.press(Qt::Key_I, Qt::ControlModifier);
    stage.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    stage.press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(stage.countries.chosen(), beginning);
}

void MainWindowTest::offersTheTopWhenNothingIsChosen()
{
    const Stage stage;
    stage.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!stage.start()->isEnabled());
    QVERIFY(stage.part<RunBar>()->findChild<MessageLine *>()->isWarning());
    QVERIFY(!stage.grid()->isVisible());
    QPushButton *const offer = stage.button<FlagPane>(u"Choose the top 20"_s);
    QVERIFY(offer);
    click(offer);
    QVERIFY(stage.start()->isEnabled());
    QVERIFY(stage.grid()->isVisible());
    QCOMPARE(stage.countries.chosen().size(), 20);
}

void MainWindowTest::keepsATouchedConcurrency()
{
    const Stage stage;
    QVERIFY(!stage.session.options().concurrency);
    auto *const number = stage.part<RunBar>()->findChild<QSpinBox *>();
    auto *const slider = stage.part<RunBar>()->findChild<QSlider *>();
    QCOMPARE(number->value(), 30);
    auto *const honest = stage.part<RunBar>()->findChild<MessageLine *>();
    QVERIFY(honest->text().contains(u"20 of 30"_s));
    number->setFocus();
    number->selectAll();
    QTest::keyClicks(number, u"7"_s);
    QCOMPARE(stage.session.options().concurrency, std::optional(7));
    QVERIFY(honest->text().contains(u"7"_s));
    stage.part<SourceChooser>()->pick(u"REMOTE"_s);
    QCOMPARE(stage.session.options().concurrency, std::optional(7));
    QVERIFY(honest->text().contains(u"5 of 7"_s));
    slider->setFocus();
    stage.press(Qt::Key_End);
    QCOMPARE(number->value(), 1000);
    stage.press(Qt::Key_Home);
    QCOMPARE(number->value(), 1);
}

void MainWindowTest::takesAnotherSource()
{
    const Stage stage;
    auto *const source = stage.part<SourceChooser>();
    source->setFocus();
    stage.press(Qt::Key_Down);
    QCOMPARE(stage.session.options().server, u"DELAY"_s);
    stage.press(Qt::Key_Up);
    QCOMPARE(stage.session.options().server, u"LOCAL"_s);
}

void MainWindowTest::refusesATemplateWithoutCode()
{
    const Stage stage;
    stage.press(Qt::Key_U, Qt::ControlModifier);
    auto *const dialog = stage.part<CustomUrlDialog>();
    QVERIFY(dialog && dialog->isVisible());
    auto *const field = dialog->findChild<QLineEdit *>();
    auto *const message = dialog->findChild<MessageLine *>();
    QPushButton *const use = stage.button<CustomUrlDialog>(u"&Use"_s);
    QVERIFY(use);
    QVERIFY(!use->isEnabled());
    QVERIFY(!message->isWarning());
    QTest::keyClicks(field, u"http://127.0.0.1:1/flags/de.png"_s);
    QVERIFY(message->isWarning());
    QVERIFY(!use->isEnabled());
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    field->clear();
    QTest::keyClicks(field, u"http://127.0.0.1:1/{CC}.png"_s);
    QVERIFY(!message->isWarning());
    QVERIFY(message->text().contains(u"http://127.0.0.1:1/BD.png"_s));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(!dialog->isVisible());
    QCOMPARE(stage.session.options().urlTemplate, u"http://127.0.0.1:1/{CC}.png"_s);
    QVERIFY(stage.part<SourceChooser>()->currentText().contains(u"127.0.0.1"_s));
}

void MainWindowTest::tellsWhyNothingStarted()
{
    QTemporaryDir place;
    QFile blocker(place.filePath(u"file"_s));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    RunOptions options;
    options.folder = blocker.fileName() + u"/flags"_s;
    const Stage stage(options);
    const QSignalSpy failed(&stage.session, &DownloadSession::failedToStart);
    click(stage.start());
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(stage.session.state(), State::Ready);
    QVERIFY(stage.banner().contains(options.folder));
    QVERIFY(stage.button<ResultBanner>(u"Choose folder"_s));
    QCOMPARE(stage.grid()->model()->rowCount(), 20);
    QVERIFY(stage.start()->isEnabled());
}

void MainWindowTest::tellsThatNoFlagArrived()
{
    RunOptions options;
    options.urlTemplate = u"http://127.0.0.1:1/{cc}.png"_s; // nothing listens there
    options.retries = 0;
    const Stage stage(options);
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QVERIFY2(stage.banner().contains(u"No flag arrived. 20 ×"_s), qPrintable(stage.banner()));
    QVERIFY(stage.button<ResultBanner>(u"Retry failed"_s));
    QVERIFY(stage.button<ResultBanner>(u"Change source"_s));
}

void MainWindowTest::previews()
{
    const Stage stage;
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    stage.grid()->setFocus();
    stage.grid()->setCurrentIndex(stage.grid()->model()->index(4, 0));
    stage.press(Qt::Key_Space);
    QPointer<PreviewDialog> preview = stage.part<PreviewDialog>();
    QVERIFY(preview && preview->isVisible());
    QVERIFY(preview->windowTitle().contains(stage.flags.row(4).name));
    QTest::keyClick(preview, Qt::Key_Escape);
    QTRY_VERIFY(!preview);
    const QPoint third = stage.grid()->visualRect(stage.grid()->model()->index(2, 0)).center();
    QTest::mouseClick(stage.grid()->viewport(), Qt::LeftButton, {}, third);
    QTest::mouseDClick(stage.grid()->viewport(), Qt::LeftButton, {}, third);
    QTRY_VERIFY(stage.part<PreviewDialog>());
}

void MainWindowTest::copiesFromACell()
{
    const Stage stage;
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    stage.grid()->setFocus();
    stage.grid()->setCurrentIndex(stage.grid()->model()->index(1, 0));
    const FlagRow &brazil = stage.flags.row(1);
    stage.press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->image().size(), brazil.outcome.size);
    stage.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QDir::toNativeSeparators(brazil.outcome.file));
    stage.press(Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), brazil.url.toString());
}

void MainWindowTest::zooms()
{
    const Stage stage;
    const int width = stage.grid()->gridSize().width();
    stage.press(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(stage.grid()->gridSize().width() > width);
    stage.press(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(stage.grid()->gridSize().width(), width);
    stage.press(Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(stage.grid()->gridSize().width() < width);
}

void MainWindowTest::asksBeforeClosing()
{
    RunOptions options = slow();
    const Stage stage(options);
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Running);

    const auto answer = [&stage](const QString &text) {
        // The question runs an event loop of its own; the answer comes from within.
        QMetaObject::invokeMethod(
            stage.window.get(),
            [&stage, text] {
                auto *const question = stage.part<QMessageBox>();
                QVERIFY(question);
                for (QAbstractButton *const button : question->buttons()) {
                    if (button->text().contains(text))
                        button->click();
                }
            },
            Qt::QueuedConnection);
        stage.window->close();
    };
    answer(u"Keep"_s);
    QVERIFY(stage.window->isVisible());
    QCOMPARE(stage.session.state(), State::Running);
    answer(u"Stop"_s);
    QVERIFY(!stage.window->isVisible());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QCOMPARE(stage.flags.tally().cancelled, 20);
    QVERIFY(QDir(stage.session.folder()).entryList({u"*.png"_s}, QDir::Files).isEmpty());
}

void MainWindowTest::mnemonicsAndShortcutsAreUnique()
{
    const Stage stage;
    const auto letterOf = [](const QString &text) {
        const qsizetype at = text.indexOf(u'&');
        return at < 0 ? QChar() : text.at(at + 1).toLower();
    };
    QSet<QKeySequence> shortcuts;
    const std::function<void(const QList<QAction *> &)> check = [&](const QList<QAction *> &actions) {
        QSet<QChar> letters;
        for (const QAction *const action : actions) {
            if (const QChar letter = letterOf(action->text()); !letter.isNull()) {
                QVERIFY2(!letters.contains(letter), qPrintable(action->text()));
                letters.insert(letter);
            }
            for (const QKeySequence &shortcut : action->shortcuts()) {
                QVERIFY2(!shortcuts.contains(shortcut), qPrintable(shortcut.toString()));
                shortcuts.insert(shortcut);
            }
            if (action->menu())
                check(action->menu()->actions());
        }
    };
    check(stage.window->menuBar()->actions());
    QVERIFY(shortcuts.size() > 15);

    QSet<QChar> letters;
    for (const QAction *const action : stage.window->menuBar()->actions())
        letters.insert(letterOf(action->text()));
    for (const QLabel *const label : stage.part<RunBar>()->findChildren<QLabel *>()) {
        if (!label->buddy())
            continue;
        QVERIFY2(!letters.contains(letterOf(label->text())), qPrintable(label->text()));
        letters.insert(letterOf(label->text()));
    }
    QVERIFY(!letters.contains(letterOf(stage.start()->text())));
}

void MainWindowTest::everyControlHasAName()
{
    const Stage stage(halfFailing());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QTRY_VERIFY(stage.part<ErrorPanel>()->errorCount() > 0);
    click(stage.part<BadgeTab>());
    int controls = 0;
    for (QWidget *const widget : stage.window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0 || widget->focusProxy())
            continue;
        ++controls;
        QAccessibleInterface *const interface = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(),
                 widget->metaObject()->className());
    }
    QVERIFY(controls >= 15);
}

void MainWindowTest::tabGoesInReadingOrder()
{
    const Stage stage(halfFailing());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QTRY_VERIFY(stage.part<ErrorPanel>()->errorCount() > 0);
    click(stage.part<BadgeTab>());
    const QWidget *const landmarks[] = {stage.part<SourceChooser>(),
                                        stage.start(),
                                        stage.list(),
                                        stage.button<ResultBanner>(u"Retry"_s),
                                        stage.chip(Filter::All),
                                        stage.grid(),
                                        stage.part<BadgeTab>(),
                                        stage.log(),
                                        stage.part<ErrorDetails>()};
    stage.part<SourceChooser>()->setFocus();
    QList<const QWidget *> order;
    do {
        order << QApplication::focusWidget();
        stage.press(Qt::Key_Tab);
    } while (!order.contains(QApplication::focusWidget()));
    qsizetype last = -1;
    for (const QWidget *const landmark : landmarks) {
        const qsizetype place = order.indexOf(landmark);
        QVERIFY2(place > last, qPrintable(landmark->accessibleName()));
        last = place;
    }
}

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
