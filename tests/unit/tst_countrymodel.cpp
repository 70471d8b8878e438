#include "countries/codetext.h"
#include "models/countrymodel.h"

#include <QAbstractItemModelTester>
#include <QCollator>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTest>

#include <algorithm>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

struct Watched
{
    explicit Watched(const QString &locale = u"en_US"_s) : model(QLocale(locale)) { }

    CountryModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    QSignalSpy chosenChanged{&model, &CountryModel::chosenChanged};
    QSignalSpy dataChanged{&model, &QAbstractItemModel::dataChanged};
    QSignalSpy resets{&model, &QAbstractItemModel::modelReset};

    [[nodiscard]] QStringList children(const QModelIndex &parent = {}) const
    {
        QStringList names;
        for (int row = 0; row < model.rowCount(parent); ++row)
            names.append(model.index(row, 0, parent).data().toString());
        return names;
    }
    [[nodiscard]] QModelIndex region(const QString &name) const
    {
        return model.index(int(children().indexOf(name)), 0);
    }
    [[nodiscard]] QModelIndex country(const QString &code) const
    {
        const QModelIndexList found = model.match(model.index(0, 0), CountryModel::CodeRole, code, 1,
                                                  Qt::MatchExactly | Qt::MatchRecursive);
        return found.value(0);
    }
    bool check(const QModelIndex &index, Qt::CheckState state)
    {
        return model.setData(index, state, Qt::CheckStateRole);
    }
};

Qt::CheckState stateOf(const QModelIndex &index)
{
    return Qt::CheckState(index.data(Qt::CheckStateRole).toInt());
}

QList<CountryCode> codes(const char *words)
{
    return parseCodeList(QString::fromLatin1(words).split(u' ')).value();
}

} // namespace

class tst_CountryModel final : public QObject
{
    Q_OBJECT

private slots:
    void holdsEveryCountryOnce();
    void sortsAsTheReaderDoes_data();
    void sortsAsTheReaderDoes();
    void regionsFollowTheirCountries();
    void aRegionPassesItsStateOn();
    void setChosenAnnouncesOnceAndOnlyChanges();
    void otherCodesJoinAndLeave();
    void otherCodesLeaveWhenUnchecked();
    void everyCodeCanBeChosen();
    void invertsWhatIsShown();
    void keepsTheFirst();
    void searchFindsWhatPeopleType_data();
    void searchFindsWhatPeopleType();
    void speaksToScreenReaders();
    void refusesWhatIsNoCheck();
};

void tst_CountryModel::holdsEveryCountryOnce()
{
    Watched watched;
    QList<CountryCode> found;
    for (int region = 0; region < watched.model.rowCount(); ++region) {
        const QModelIndex parent = watched.model.index(region, 0);
        QVERIFY(parent.data(CountryModel::CodeRole).toString().isEmpty());
        for (int row = 0; row < watched.model.rowCount(parent); ++row) {
            const QModelIndex country = watched.model.index(row, 0, parent);
            found.append(*CountryCode::parse(country.data(CountryModel::CodeRole).toString()));
        }
    }
    QCOMPARE(found.size(), 249);
    QCOMPARE(normalized(found), isoCodes());
    QCOMPARE(watched.model.available(), 249);
    QVERIFY(watched.model.chosen().isEmpty());
}

void tst_CountryModel::sortsAsTheReaderDoes_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QStringList>("regions");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("laterCode");
    QTest::newRow("English") << u"en_US"_s
                             << QStringList{u"Africa"_s, u"Americas"_s, u"Asia"_s, u"Europe"_s, u"Oceania"_s}
                             << u"AX"_s << u"Åland Islands"_s << u"AL"_s;
    QTest::newRow("Russian") << u"ru_RU"_s
                             << QStringList{u"Азия"_s, u"Америка"_s, u"Африка"_s, u"Европа"_s, u"Океания"_s}
                             << u"AT"_s << u"Австрия"_s << u"DE"_s;
    QTest::newRow("Swedish has Å after Z")
        << u"sv_SE"_s
        << QStringList{u"Afrika"_s, u"Asien"_s, u"Europa"_s, u"Nord- och Sydamerika"_s, u"Oceanien"_s}
        << u"AL"_s << u"Albanien"_s << u"AX"_s;
}

void tst_CountryModel::sortsAsTheReaderDoes()
{
    QFETCH(const QString, locale);
    QFETCH(const QString, code);
    QFETCH(const QString, laterCode);
    Watched watched(locale);
    QTEST(watched.children(), "regions");
    QTEST(watched.country(code).data().toString(), "name");
    QCOMPARE(watched.country(code).parent(), watched.country(laterCode).parent());
    QVERIFY(watched.country(code).row() < watched.country(laterCode).row());

    const QCollator collator{QLocale(locale)};
    for (int region = 0; region < watched.model.rowCount(); ++region) {
        const QStringList names = watched.children(watched.model.index(region, 0));
        QVERIFY(std::ranges::is_sorted(names, collator));
    }
}

void tst_CountryModel::regionsFollowTheirCountries()
{
    Watched watched;
    const QModelIndex africa = watched.region(u"Africa"_s);
    const int all = watched.model.rowCount(africa);
    QCOMPARE(stateOf(africa), Qt::Unchecked);

    QVERIFY(watched.check(watched.country(u"EG"_s), Qt::Checked));
    QCOMPARE(stateOf(africa), Qt::PartiallyChecked);
    QCOMPARE(africa.data(CountryModel::CountRole).toString(), u"1 of %1"_s.arg(all));
    QCOMPARE(watched.chosenChanged.size(), 1);
    QCOMPARE(watched.dataChanged.size(), 2); // the country and its region

    for (int row = 0; row < all; ++row)
        watched.check(watched.model.index(row, 0, africa), Qt::Checked);
    QCOMPARE(stateOf(africa), Qt::Checked);
    QCOMPARE(watched.chosenChanged.size(), all);

    watched.check(watched.country(u"EG"_s), Qt::Unchecked);
    QCOMPARE(stateOf(africa), Qt::PartiallyChecked);
    QCOMPARE(watched.model.chosen().size(), all - 1);
    QVERIFY(!watched.model.chosen().contains(codes("EG").first()));
    QCOMPARE(stateOf(watched.region(u"Asia"_s)), Qt::Unchecked);
}

void tst_CountryModel::aRegionPassesItsStateOn()
{
    Watched watched;
    const QModelIndex europe = watched.region(u"Europe"_s);
    const int all = watched.model.rowCount(europe);
    watched.check(watched.country(u"FR"_s), Qt::Checked);
    watched.chosenChanged.clear();
    watched.dataChanged.clear();

    watched.check(europe, Qt::Checked);
    QCOMPARE(watched.chosenChanged.size(), 1);
    QCOMPARE(watched.dataChanged.size(), 3); // before France, after it, the region
    QCOMPARE(watched.model.chosen().size(), all);
    QCOMPARE(stateOf(europe), Qt::Checked);

    watched.check(europe, Qt::Checked);
    QCOMPARE(watched.chosenChanged.size(), 1);

    watched.check(europe, Qt::Unchecked);
    QCOMPARE(watched.chosenChanged.size(), 2);
    QVERIFY(watched.model.chosen().isEmpty());
    QCOMPARE(europe.data(CountryModel::CountRole).toString(), u"0 of %1"_s.arg(all));
}

void tst_CountryModel::setChosenAnnouncesOnceAndOnlyChanges()
{
    Watched watched;
    QList<CountryCode> shuffled = topTwenty() + topTwenty();
    watched.model.setChosen(shuffled);
    QCOMPARE(watched.chosenChanged.size(), 1);
    QCOMPARE(watched.model.chosen(), normalized(topTwenty()));

    watched.dataChanged.clear();
    watched.model.setChosen(topTwenty());
    QCOMPARE(watched.chosenChanged.size(), 1);
    QCOMPARE(watched.dataChanged.size(), 0);

    QList<CountryCode> fewer = topTwenty();
    fewer.removeOne(codes("JP").first());
    watched.model.setChosen(fewer);
    QCOMPARE(watched.chosenChanged.size(), 2);
    QCOMPARE(watched.dataChanged.size(), 2);
    QCOMPARE(watched.dataChanged[0][0].toModelIndex(), watched.country(u"JP"_s));
    QCOMPARE(watched.resets.size(), 0);
}

void tst_CountryModel::otherCodesJoinAndLeave()
{
    Watched watched;
    const int regions = watched.model.rowCount();
    watched.model.setChosen(codes("BD QC QB QZ"));
    QCOMPARE(watched.model.rowCount(), regions + 1);
    const QPersistentModelIndex others = watched.model.index(regions, 0);
    QCOMPARE(others.data().toString(), u"Other codes"_s);
    QCOMPARE(watched.children(others), (QStringList{u"QB"_s, u"QC"_s, u"QZ"_s}));
    QCOMPARE(stateOf(others), Qt::Checked);
    QCOMPARE(watched.model.available(), 252);
    QCOMPARE(watched.chosenChanged.size(), 1);

    watched.model.setChosen(codes("AB BD QC QD QE ZZ"));
    QVERIFY(others.isValid());
    QCOMPARE(watched.children(others).size(), 5);
    QCOMPARE(watched.model.chosen(), codes("AB BD QC QD QE ZZ"));
    QCOMPARE(others.data(CountryModel::CountRole).toString(), u"5 of 5"_s);

    watched.model.setChosen(codes("BD"));
    QVERIFY(!others.isValid());
    QCOMPARE(watched.model.rowCount(), regions);
    QCOMPARE(watched.model.available(), 249);
    QCOMPARE(watched.chosenChanged.size(), 3);
    QCOMPARE(watched.resets.size(), 0);
}

void tst_CountryModel::otherCodesLeaveWhenUnchecked()
{
    Watched watched;
    const int regions = watched.model.rowCount();
    watched.model.setChosen(codes("QB QC"));
    watched.check(watched.country(u"QB"_s), Qt::Unchecked);
    QCOMPARE(watched.model.rowCount(), regions + 1); // a slip can be taken back
    QCOMPARE(stateOf(watched.model.index(regions, 0)), Qt::PartiallyChecked);
    watched.model.setChosen(watched.model.chosen()); // an echo from outside changes nothing
    QVERIFY(watched.country(u"QB"_s).isValid());

    watched.check(watched.country(u"QC"_s), Qt::Unchecked);
    QCOMPARE(watched.model.rowCount(), regions);
    QCOMPARE(watched.chosenChanged.size(), 3);

    watched.model.setChosen(codes("QB QC"));
    watched.check(watched.model.index(regions, 0), Qt::Unchecked);
    QCOMPARE(watched.model.rowCount(), regions);
    QVERIFY(watched.model.chosen().isEmpty());
}

void tst_CountryModel::everyCodeCanBeChosen()
{
    Watched watched;
    watched.model.setChosen(everyCode());
    QCOMPARE(watched.model.chosen().size(), 676);
    QCOMPARE(watched.model.available(), 676);
    QCOMPARE(watched.chosenChanged.size(), 1);
    watched.model.setChosen(codes("QB ZZ"));
    QCOMPARE(watched.model.chosen(), codes("QB ZZ"));
    QCOMPARE(watched.model.available(), 251);
    watched.model.setChosen(everyCode());
    QCOMPARE(watched.model.chosen(), everyCode());
}

void tst_CountryModel::invertsWhatIsShown()
{
    Watched watched;
    watched.model.setChosen(codes("DE QB XK"));
    watched.check(watched.country(u"QB"_s), Qt::Unchecked);
    watched.chosenChanged.clear();
    watched.model.invert();
    QCOMPARE(watched.chosenChanged.size(), 1);
    QList<CountryCode> expected = isoCodes() + codes("QB");
    expected.removeOne(codes("DE").first());
    QCOMPARE(watched.model.chosen(), normalized(expected));
    watched.model.setChosen(everyCode());
    watched.model.invert();
    QVERIFY(watched.model.chosen().isEmpty());
    watched.model.invert();
    QCOMPARE(watched.model.chosen(), isoCodes());
}

void tst_CountryModel::keepsTheFirst()
{
    Watched watched;
    watched.model.setChosen(codes("ZW AD QB FR"));
    watched.chosenChanged.clear();
    watched.model.keepFirst(4);
    QCOMPARE(watched.chosenChanged.size(), 0);
    watched.model.keepFirst(2);
    QCOMPARE(watched.model.chosen(), codes("AD FR"));
    QCOMPARE(watched.chosenChanged.size(), 1);
    watched.model.keepFirst(5);
    QCOMPARE(watched.model.chosen(), codes("AD FR"));
}

void tst_CountryModel::searchFindsWhatPeopleType_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("code");
    QTest::newRow("a name") << u"en_US"_s << u"bangla"_s << u"BD"_s;
    QTest::newRow("a code") << u"en_US"_s << u"vn"_s << u"VN"_s;
    QTest::newRow("without accents") << u"en_US"_s << u"cote d'iv"_s << u"CI"_s;
    QTest::newRow("in one’s own language") << u"ru_RU"_s << u"герман"_s << u"DE"_s;
    QTest::newRow("in English all the same") << u"ru_RU"_s << u"germany"_s << u"DE"_s;
}

void tst_CountryModel::searchFindsWhatPeopleType()
{
    QFETCH(const QString, locale);
    QFETCH(const QString, typed);
    QFETCH(const QString, code);
    Watched watched(locale);
    QSortFilterProxyModel proxy;
    proxy.setRecursiveFilteringEnabled(true);
    proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    proxy.setFilterRole(CountryModel::SearchRole);
    proxy.setSourceModel(&watched.model);
    proxy.setFilterFixedString(typed);
    QVERIFY(proxy.mapFromSource(watched.country(code)).isValid());
    QVERIFY(!proxy.mapFromSource(watched.country(u"BR"_s)).isValid());
    QVERIFY(proxy.rowCount() < watched.model.rowCount()); // regions without a find are gone
}

void tst_CountryModel::speaksToScreenReaders()
{
    Watched watched;
    watched.model.setChosen(codes("CD EG"));
    QCOMPARE(watched.country(u"EG"_s).data(Qt::AccessibleTextRole).toString(), u"EG Egypt"_s);
    const QModelIndex africa = watched.region(u"Africa"_s);
    QCOMPARE(africa.data(Qt::AccessibleTextRole).toString(),
             u"Africa, 2 of %1 chosen"_s.arg(watched.model.rowCount(africa)));
    QVERIFY(africa.flags() & Qt::ItemIsUserCheckable);
    QVERIFY(watched.country(u"EG"_s).flags() & Qt::ItemIsUserCheckable);
}

void tst_CountryModel::refusesWhatIsNoCheck()
{
    Watched watched;
    QVERIFY(!watched.model.setData(watched.country(u"EG"_s), u"Egypt!"_s, Qt::EditRole));
    QVERIFY(!watched.check(watched.region(u"Africa"_s), Qt::PartiallyChecked));
    QVERIFY(!watched.check({}, Qt::Checked));
    QVERIFY(watched.model.chosen().isEmpty());
    QCOMPARE(watched.chosenChanged.size(), 0);
}

QTEST_GUILESS_MAIN(tst_CountryModel)
#include "tst_countrymodel.moc"
