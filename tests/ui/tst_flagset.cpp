#include "fakes/files.h"
#include "fakes/flagvalues.h"
#include "fakes/rawserver.h"
#include "fakes/sampleimages.h"
#include "fakes/windowfixture.h"
#include "ui/actions.h"
#include "ui/currentflag.h"
#include "ui/flags/flagview.h"
#include "ui/packdialog.h"
#include "ui/planbar/customurldialog.h"
#include "ui/planbar/planfields.h"
#include "ui/widgets/labels.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using State = DownloadSession::State;

/// What the window offers to whoever needs the files: what is missing, a pack, sources of one's own.
class tst_FlagSet final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationName(u"Flaghoist"_s); }
    void namesWhatIsMissingAndChoosesIt();
    void showsTheFlagThatWasThereBefore();
    void marksWhatAnUpdateChanged();
    void makesAPack();
    void testsASourceOfOnesOwn();
    void refusesHeadersThatAreNone();
    void remembersWhatWasNotedOfASource();

private:
    static QUrl templateOf(const RawServer &server) { return server.url("/"); }
    static QString url(const RawServer &server) { return templateOf(server).toString() + u"{cc}.png"_s; }
};

void tst_FlagSet::namesWhatIsMissingAndChoosesIt()
{
    const QList<CountryCode> codes{*CountryCode::parse(u"BR"), *CountryCode::parse(u"FR"),
                                   *CountryCode::parse(u"GB-ENG"), *CountryCode::parse(u"ZZ")};
    WindowFixture fixture(optionsFrom(u"LOCAL"_s));
    fixture.countries.setChosen(codes);
    QVERIFY(!fixture.part<Actions>()->otherSource->isEnabled());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QTRY_VERIFY(fixture.banner().contains(u"have no flag at this source: GB-ENG, ZZ"_s));
    QVERIFY(fixture.part<Actions>()->otherSource->isEnabled());
    fixture.part<Actions>()->otherSource->trigger();
    QCOMPARE(fixture.options().codes, codes.sliced(2));
}

void tst_FlagSet::showsTheFlagThatWasThereBefore()
{
    WindowFixture fixture;
    const DownloadPlan plan = planFor(codesFrom("BD BR"), 7);
    Run run(plan, QDateTime::currentDateTimeUtc());
    FlagOutcome changed = downloaded(plan.items[0]);
    changed.replaced = true;
    changed.earlierThumbnail = QImage(4, 3, QImage::Format_RGB32);
    run.apply(changed);
    run.apply(downloaded(plan.items[1]));
    run.endRound(milliseconds(1000));
    fixture.session.showKept(run);
    const auto saysSo = [&fixture](int row) {
        fixture.part<CurrentFlag>()->set(row);
        return fixture.details().contains(u"The flag on the left was there before."_s);
    };
    QVERIFY(saysSo(0));
    QVERIFY(!saysSo(1));
}

void tst_FlagSet::marksWhatAnUpdateChanged()
{
    RunOptions options;
    options.existing = ExistingFiles::Update;
    WindowFixture fixture(options);
    fixture.session.setAskBeforeOverwriting(false);
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    const QString brazil = fixture.session.folder() + u"/br.png"_s;
    QVERIFY(QFile::remove(brazil) && QFile::copy(fixture.session.folder() + u"/cn.png"_s, brazil));

    click(fixture.start());
    QTRY_COMPARE(fixture.session.run().id(), 2);
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QCOMPARE(fixture.flags.row(1).item.code.upper(), u"BR"_s);
    QCOMPARE(fixture.flags.index(1).data(FlagModel::StateTextRole).toString(), u"changed"_s);
    QTRY_VERIFY(fixture.showsMuted(u"changed: BR"_s));
    fixture.grid()->setCurrentIndex(fixture.grid()->model()->index(1, 0));
    QVERIFY2(fixture.details().contains(u"was there before"_s), qPrintable(fixture.details()));
}

void tst_FlagSet::makesAPack()
{
    WindowFixture fixture;
    QVERIFY(!fixture.part<Actions>()->pack->isEnabled());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    fixture.part<Actions>()->pack->trigger();
    auto *const dialog = fixture.part<PackDialog>();
    QVERIFY(dialog && dialog->isVisible());
    auto *const message = dialog->findChild<MessageLine *>();
    auto *const output = dialog->findChild<QLineEdit *>(u"output"_s);
    auto *const widths = dialog->findChild<QLineEdit *>(u"widths"_s);
    QPushButton *const make = fixture.button<PackDialog>(u"&Make"_s);

    widths->setText(u"0"_s);
    QVERIFY(!make->isEnabled() && message->isProblem());
    widths->setText(u"40"_s);
    output->setText(fixture.session.run().plan().folder);
    QVERIFY(!make->isEnabled());
    const QString place = fixture.folder.filePath(u"pack"_s);
    output->setText(place);
    click(make);
    QTRY_VERIFY(message->text().startsWith(u"25 "_s)); // 20 PNGs, the sprite's four files, ATTRIBUTION.md
    QCOMPARE(QImage(place + u"/png/40/br.png"_s).width(), 40);
    QVERIFY(contentOf(place + u"/sprite.css"_s).contains(".flag-br"));
}

void tst_FlagSet::testsASourceOfOnesOwn()
{
    RawServer server;
    server.setScript("/bd.png", {RawStep::send(httpReply("200 OK", SampleImages::png(30, 20)))});
    CustomUrlDialog dialog(url(server),
                           {.label = {}, .cap = 0, .licence = {}, .headers = {{"X-Key", "secret"}}},
                           *CountryCode::parse(u"BD"));
    dialog.show();
    const auto test = [&dialog] {
        for (auto *const button : dialog.findChildren<QPushButton *>()) {
            if (button->text() == "&Test"_L1)
                button->click();
        }
    };
    auto *const tested = dialog.findChildren<MessageLine *>().last();
    test();
    QTRY_VERIFY2(tested->text().contains(u"30 × 20"_s), qPrintable(tested->text()));
    QVERIFY(!tested->isProblem());
    QVERIFY(server.lastHead("/bd.png").contains("\r\nX-Key: secret"));

    server.setScript("/bd.png", {RawStep::send(httpReply("404 Not Found", "no"))});
    test();
    QTRY_VERIFY(tested->isProblem() && tested->text().contains(u"404"_s));
    server.setScript("/bd.png", {RawStep::send(httpReply("200 OK", "no picture at all"))});
    test();
    QTRY_VERIFY(tested->isProblem() && !tested->text().contains(u"404"_s));
}

void tst_FlagSet::refusesHeadersThatAreNone()
{
    CustomUrlDialog dialog(u"http://127.0.0.1:1/{cc}.png"_s, {}, *CountryCode::parse(u"BD"));
    auto *const headers = dialog.findChild<QPlainTextEdit *>(u"headers"_s);
    auto *const message = dialog.findChild<MessageLine *>();
    QVERIFY(!message->isProblem());
    headers->setPlainText(u"no value"_s);
    QVERIFY(message->isProblem());
    headers->setPlainText(u"X-Key: value"_s);
    QVERIFY(!message->isProblem());
    QCOMPARE(dialog.notes().headers, RequestHeaders({{"X-Key", "value"}}));
}

void tst_FlagSet::remembersWhatWasNotedOfASource()
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    {
        WindowFixture fixture({}, &settings);
        fixture.press(Qt::Key_U, Qt::ControlModifier);
        auto *const dialog = fixture.part<CustomUrlDialog>();
        QVERIFY(dialog);
        const QList<QLineEdit *> fields =
            dialog->findChildren<QLineEdit *>(QString(), Qt::FindDirectChildrenOnly);
        fields[0]->setText(u"http://127.0.0.1:1/{cc}.png"_s);
        fields[1]->setText(u"Ours"_s);
        dialog->findChild<QPlainTextEdit *>(u"headers"_s)->setPlainText(u"X-Key: secret"_s);
        click(fixture.button<CustomUrlDialog>(u"&Use"_s));
        QCOMPARE(fixture.session.source().label, u"Ours"_s);
    }
    WindowFixture again({}, &settings);
    QCOMPARE(again.session.source().label, u"Ours"_s);
    QCOMPARE(again.session.source().headers, RequestHeaders({{"X-Key", "secret"}}));
}

QTEST_MAIN(tst_FlagSet)
#include "tst_flagset.moc"
