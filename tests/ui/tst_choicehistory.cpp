#include "countries/catalogue.h"
#include "countries/codetext.h"
#include "models/countrymodel.h"
#include "ui/actions.h"
#include "ui/countries/countryrail.h"

#include <QMainWindow>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

QList<CountryCode> codes(const char *words)
{
    return parseCodeList(QString::fromLatin1(words).split(u' ')).value();
}

struct Watched
{
    CountryModel model{QLocale(u"en_US"_s)};
    QMainWindow window;
    Actions actions{&window};
    std::unique_ptr<CountryRail> rail;
    QUndoStack *history = nullptr;
    std::unique_ptr<QSignalSpy> changed;

    explicit Watched(const QList<CountryCode> &beginning = codes("DE FR"))
    {
        model.setChosen(beginning);
        rail = std::make_unique<CountryRail>(&model, &actions);
        history = rail->history();
        changed = std::make_unique<QSignalSpy>(history, &QUndoStack::indexChanged);
    }
};

} // namespace

class tst_ChoiceHistory final : public QObject
{
    Q_OBJECT

private slots:
    void beginsWhereItIs();
    void everyWayIsOneStep();
    void aNewStepForgetsWhatWasTakenBack();
    void otherCodesComeBack();
    void anUncheckedOtherCodeComesBack();
    void forgetsTheOldest();
};

void tst_ChoiceHistory::beginsWhereItIs()
{
    const Watched watched;
    QVERIFY(!watched.history->canUndo());
    QVERIFY(!watched.history->canRedo());
    watched.history->undo();
    watched.history->redo();
    QCOMPARE(watched.model.chosen(), codes("DE FR"));
    QCOMPARE(watched.changed->size(), 0);
}

void tst_ChoiceHistory::everyWayIsOneStep()
{
    Watched watched;
    CountryModel &model = watched.model;
    const QModelIndex region = model.index(0, 0);
    QList<QList<CountryCode>> steps{model.chosen()};
    const auto step = [&](const char *what) {
        steps.append(model.chosen());
        QVERIFY2(watched.changed->size() == steps.size() - 1, what);
    };
    model.setData(model.index(0, 0, region), Qt::Checked, Qt::CheckStateRole);
    step("one country");
    model.setData(region, Qt::Checked, Qt::CheckStateRole);
    step("a whole region");
    model.setChosen(everyCode());
    step("a preset");
    model.keepFirst(100);
    step("the first of them");
    model.invert();
    step("all but them");
    model.setChosen({});
    step("none");
    model.setChosen({});
    QCOMPARE(watched.changed->size(), steps.size() - 1); // nothing changed: no step

    for (qsizetype at = steps.size() - 1; at > 0; --at) {
        QCOMPARE(model.chosen(), steps[at]);
        QVERIFY(watched.history->canUndo());
        watched.history->undo();
    }
    QCOMPARE(model.chosen(), steps.first());
    QVERIFY(!watched.history->canUndo());
    for (qsizetype at = 1; at < steps.size(); ++at) {
        watched.history->redo();
        QCOMPARE(model.chosen(), steps[at]);
    }
    QVERIFY(!watched.history->canRedo());
}

void tst_ChoiceHistory::aNewStepForgetsWhatWasTakenBack()
{
    Watched watched;
    watched.model.setChosen(codes("IT"));
    watched.history->undo();
    watched.model.setChosen(codes("ES"));
    QVERIFY(!watched.history->canRedo());
    watched.history->undo();
    QCOMPARE(watched.model.chosen(), codes("DE FR"));
    watched.history->redo();
    QCOMPARE(watched.model.chosen(), codes("ES"));
}

void tst_ChoiceHistory::otherCodesComeBack()
{
    Watched watched(codes("DE XK"));
    watched.model.setChosen(isoCodes());
    QCOMPARE(watched.model.available(), 249);
    watched.history->undo();
    QCOMPARE(watched.model.chosen(), codes("DE XK"));
    QCOMPARE(watched.model.available(), 250);
}

void tst_ChoiceHistory::anUncheckedOtherCodeComesBack()
{
    Watched watched(codes("XK"));
    const QModelIndex others = watched.model.index(watched.model.rowCount() - 1, 0);
    watched.model.setData(watched.model.index(0, 0, others), Qt::Unchecked, Qt::CheckStateRole);
    QVERIFY(watched.model.chosen().isEmpty());
    watched.history->undo();
    QCOMPARE(watched.model.chosen(), codes("XK"));
}

void tst_ChoiceHistory::forgetsTheOldest()
{
    Watched watched{QList<CountryCode>()};
    const QList<CountryCode> all = everyCode();
    for (int count = 1; count <= watched.history->undoLimit() + 5; ++count)
        watched.model.setChosen(all.first(count));
    int steps = 0;
    for (; watched.history->canUndo(); ++steps)
        watched.history->undo();
    QCOMPARE(steps, watched.history->undoLimit());
    QCOMPARE(watched.model.chosen().size(), 5);
}

QTEST_MAIN(tst_ChoiceHistory)
#include "tst_choicehistory.moc"
