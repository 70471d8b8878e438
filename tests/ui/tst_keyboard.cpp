#include "fakes/windowfixture.h"
#include "ui/actions.h"
#include "ui/countries/countryrail.h"
#include "ui/flags/flagsarea.h"
#include "ui/flags/flagview.h"
#include "ui/inspector/inspector.h"
#include "ui/widgets/buttons.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>
#include <QTimer>
#include <QTreeView>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using State = DownloadSession::State;

namespace {

/// Goes on with Tab until \a isThere says so of the widget that has the focus.
template <typename IsThere> bool tabTo(const WindowFixture &fixture, const IsThere &isThere)
{
    constexpr int more = 80; // than there are controls
    for (int step = 0; step < more; ++step) {
        if (isThere(QApplication::focusWidget()))
            return true;
        fixture.press(Qt::Key_Tab);
    }
    return false;
}

/// Types \a name into the dialog for a file as soon as there is one.
void answerWithFile(QTimer &timer, const QString &name)
{
    timer.setInterval(10);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&timer, name] {
        auto *const dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        timer.stop();
        auto *const field = dialog->findChild<QLineEdit *>();
        field->setText(name); // typed, a list of names would come up
        QTest::keyClick(field, Qt::Key_Return);
        if (dialog->isVisible())
            dialog->reject(); // rather than to wait for ever
    });
    timer.start();
}

/// What a screen reader hears of: views that claim its focus without the keyboard’s, and how often a chip is
/// renamed.
int wrongClaims = 0;
int chipsRenamed = 0;

void hear(QAccessibleEvent *event)
{
    const auto *const view = qobject_cast<QAbstractItemView *>(event->object());
    if (event->type() == QAccessible::Focus && view && !view->hasFocus())
        ++wrongClaims;
    if (event->type() == QAccessible::NameChanged && qobject_cast<Chip *>(event->object()))
        ++chipsRenamed;
}

} // namespace

/// What people do with the window, without a mouse.
class tst_Keyboard final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationName(u"Flaghoist"_s); }
    void aRunARetryOfOneGroupAndAnExport();
    void steppingOntoAFailedFlagStaysInTheGrid();
    void aRunLeavesAScreenReaderWhereItIs();
    void commandsWorkFromAFieldAndFoldingGoesToTheFlags();
    void everyMenuEntryCanBeReached();
    void aMenuOnEmptySpaceActsOnNothing();
    void theListGoesByKeysAsTheGridDoes();
};

void tst_Keyboard::aRunARetryOfOneGroupAndAnExport()
{
    const WindowFixture fixture(halfFailing());
    const QSignalSpy finished(&fixture.session, &DownloadSession::finished);
    fixture.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(finished.count(), 1);
    const QList<int> failed = fixture.flags.run().rowsIn(FlagState::Failed);
    QVERIFY(failed.size() > 2);

    fixture.press(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(fixture.log()->hasFocus());
    fixture.press(Qt::Key_Down);
    fixture.press(Qt::Key_F5, Qt::ShiftModifier);
    QTRY_COMPARE(finished.count(), 2);
    for (const int row : failed)
        QCOMPARE(fixture.flags.row(row).attempts.size(), 2);

    QVERIFY(tabTo(fixture, [](const QWidget *widget) {
        const auto *const button = qobject_cast<const QPushButton *>(widget);
        return button && button->text().startsWith(u"Export"_s);
    }));
    const QString file = fixture.folder.filePath(u"errors.json"_s);
    QTimer answer;
    answerWithFile(answer, file);
    fixture.press(Qt::Key_Space);
    QTRY_VERIFY(QFile::exists(file));
    QFile exported(file);
    QVERIFY(exported.open(QIODevice::ReadOnly));
    const QJsonArray lines = QJsonDocument::fromJson(exported.readAll()).array();
    QCOMPARE(lines.size(), fixture.flags.tally().failed);
    QCOMPARE(lines.first().toObject().value("attempts"_L1).toString(), u"2"_s);
}

void tst_Keyboard::steppingOntoAFailedFlagStaysInTheGrid()
{
    const WindowFixture fixture(halfFailing());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    for (const bool unfolded : {false, true}) {
        if (unfolded)
            fixture.clickTab(WindowFixture::Errors);
        fixture.grid()->setFocus();
        fixture.press(Qt::Key_Home);
        for (int row = 1; row < 20; ++row) {
            fixture.press(Qt::Key_Right);
            QVERIFY(fixture.grid()->hasFocus());
            QCOMPARE(fixture.grid()->currentIndex().row(), row);
        }
    }
}

void tst_Keyboard::aRunLeavesAScreenReaderWhereItIs()
{
    const WindowFixture fixture(halfFailing());
    fixture.window->keepRuns(fixture.folder.filePath(u"runs"_s));
    const bool wasActive = QAccessible::isActive();
    QAccessible::setActive(true);
    const auto before = QAccessible::installUpdateHandler(hear);
    wrongClaims = chipsRenamed = 0;
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    fixture.grid()->setFocus();
    fixture.press(Qt::Key_Home);
    for (int row = 1; row < 20; ++row)
        fixture.press(Qt::Key_Right);
    fixture.clickTab(WindowFixture::Errors);
    fixture.log()->setFocus();
    for (int line = 0; line < 5; ++line)
        fixture.press(Qt::Key_Down);
    const int claims = wrongClaims;
    Chip *const chip = fixture.chip(FlagFilterModel::Filter::All);
    chipsRenamed = 0;
    for (int count = 0; count < 100; ++count)
        chip->setCount(count);
    QVERIFY(chipsRenamed <= 1);
    QTRY_VERIFY(chip->accessibleName().endsWith(u"99"_s)); // the last name comes in any case
    QAccessible::installUpdateHandler(before);
    QAccessible::setActive(wasActive);
    QCOMPARE(claims, 0); // neither of the grid, nor of the errors or the kept runs
}

void tst_Keyboard::commandsWorkFromAFieldAndFoldingGoesToTheFlags()
{
    const WindowFixture fixture;
    const QList<QWidget *> fields{fixture.atOnce(), fixture.part<CountryRail>()->findChild<QLineEdit *>()};
    for (QWidget *const field : fields) {
        field->setFocus();
        QVERIFY(field->hasFocus());
        fixture.press(Qt::Key_E, Qt::ControlModifier); // not to the end of the field
        QVERIFY(fixture.inspector()->isOpen(WindowFixture::Errors));
        fixture.tabs()->setFocus();
        fixture.press(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(!fixture.inspector()->isUnfolded());
        QVERIFY(fixture.grid()->hasFocus());

        field->setFocus();
        fixture.press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier); // choose none
        QVERIFY(fixture.options().codes.isEmpty());
        fixture.press(Qt::Key_Z, Qt::ControlModifier); // of the choice: in the field there is nothing to undo
        QCOMPARE(fixture.options().codes.size(), 20);
    }
    fields.last()->setFocus();
    fixture.press(Qt::Key_F9);
    QVERIFY(fixture.grid()->hasFocus());
}

void tst_Keyboard::everyMenuEntryCanBeReached()
{
    const WindowFixture fixture;
    fixture.press(Qt::Key_F9); // any shortcut of the menus
    QVERIFY(!fixture.list()->isVisible());
    for (const QAction *const action :
         fixture.part<Actions>()->findChildren<QAction *>(QString(), Qt::FindDirectChildrenOnly))
        QVERIFY2(!action->associatedObjects().isEmpty(), qPrintable(action->text()));
}

void tst_Keyboard::aMenuOnEmptySpaceActsOnNothing()
{
    const WindowFixture fixture;
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    const QPoint empty(fixture.grid()->viewport()->width() - 2, fixture.grid()->viewport()->height() - 2);
    QVERIFY(!fixture.grid()->indexAt(empty).isValid());
    bool opened = false;
    QTimer close;
    connect(&close, &QTimer::timeout, this, [&opened] {
        if (QWidget *const menu = QApplication::activePopupWidget()) {
            opened = true;
            menu->close();
        }
    });
    close.start(10);
    QContextMenuEvent event(QContextMenuEvent::Mouse, empty, fixture.grid()->viewport()->mapToGlobal(empty));
    QApplication::sendEvent(fixture.grid()->viewport(), &event);
    QVERIFY(!opened);
}

void tst_Keyboard::theListGoesByKeysAsTheGridDoes()
{
    const WindowFixture fixture;
    fixture.grid()->setFocus();
    fixture.press(Qt::Key_End);
    QCOMPARE(fixture.grid()->currentIndex().row(), 19);
    fixture.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!fixture.grid()->isVisible());
    QTRY_COMPARE(fixture.part<FlagsArea>()->view(), FlagsArea::View::List);
    fixture.press(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(fixture.grid()->hasFocus());
    QCOMPARE(fixture.grid()->currentIndex().row(), 19); // the flag stays
}

QTEST_MAIN(tst_Keyboard)
#include "tst_keyboard.moc"
