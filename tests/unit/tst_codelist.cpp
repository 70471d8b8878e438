#include "countries/codetext.h"

#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

class tst_CodeList final : public QObject
{
    Q_OBJECT

private slots:
    void understands_data();
    void understands();
    void refuses_data();
    void refuses();
};

void tst_CodeList::understands_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::newRow("a code") << QStringList{u"BD"_s} << 1 << u"BD"_s << u"BD"_s;
    QTest::newRow("a letter") << QStringList{u"b"_s} << 26 << u"BA"_s << u"BZ"_s;
    QTest::newRow("sorted") << QStringList{u"US"_s, u"br"_s} << 2 << u"BR"_s << u"US"_s;
    QTest::newRow("repeats count once") << QStringList{u"BR"_s, u"br"_s, u"B"_s} << 26 << u"BA"_s << u"BZ"_s;
}

void tst_CodeList::understands()
{
    QFETCH(const QStringList, words);
    const auto codes = parseCodeList(words);
    QVERIFY(codes);
    QTEST(int(codes->size()), "count");
    QTEST(codes->first().upper(), "first");
    QTEST(codes->last().upper(), "last");
}

void tst_CodeList::refuses_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("culprit");
    QTest::newRow("three letters") << QStringList{u"BR"_s, u"ABC"_s} << u"ABC"_s;
    QTest::newRow("digit") << QStringList{u"1"_s} << u"1"_s;
    QTest::newRow("letter beyond ASCII") << QStringList{u"Ж"_s} << u"Ж"_s;
    QTest::newRow("empty word") << QStringList{QString()} << QString();
    QTest::newRow("the first of several") << QStringList{u"A?"_s, u"XYZ"_s} << u"A?"_s;
}

void tst_CodeList::refuses()
{
    QFETCH(const QStringList, words);
    QFETCH(const QString, culprit);
    const auto codes = parseCodeList(words);
    QVERIFY(!codes);
    QCOMPARE(codes.error(), (Problem{ProblemKind::BadCode, culprit}));
}

QTEST_APPLESS_MAIN(tst_CodeList)
#include "tst_codelist.moc"
