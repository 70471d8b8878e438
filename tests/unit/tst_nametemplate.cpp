#include "domain/nametemplate.h"

#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

class tst_NameTemplate final : public QObject
{
    Q_OBJECT

private slots:
    void expands_data();
    void expands();
    void refuses_data();
    void refuses();
    void valuesAreFitForEveryFileSystem();
};

void tst_NameTemplate::expands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("lower case") << u"{cc}"_s << u"br"_s;
    QTest::newRow("upper case with a prefix") << u"flag-{CC}"_s << u"flag-BR"_s;
    QTest::newRow("both, with a dot inside") << u"{CC}.{cc}"_s << u"BR.br"_s;
    QTest::newRow("almost a device") << u"{cc}none"_s << u"brnone"_s;
    QTest::newRow("three letters and the number") << u"{alpha3}-{numeric}"_s << u"BRA-076"_s;
    QTest::newRow("region and name") << u"{region}, {name}"_s << u"Americas, Brazil"_s;
    QTest::newRow("the extension, which comes by itself") << u"{name}.{ext}"_s << u"Brazil"_s;
    QTest::newRow("any script") << u"флаг {cc}"_s << u"флаг br"_s;
}

void tst_NameTemplate::expands()
{
    QFETCH(const QString, text);
    const auto name = NameTemplate::parse(text);
    QVERIFY(name);
    QTEST(name->expand(CountryCode::parse(u"BR").value(), {u"BRA"_s, u"076"_s, u"Brazil"_s, u"Americas"_s}),
          "name");
    QCOMPARE(NameTemplate().text(), u"{cc}"_s);
}

void tst_NameTemplate::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("no place for the code") << u"flag"_s;
    QTest::newRow("another place") << u"{cc}-{capital}"_s;
    QTest::newRow("the extension alone") << u"flag.{ext}"_s;
    QTest::newRow("the extension elsewhere") << u"{ext}-{cc}"_s;
    QTest::newRow("a folder") << u"flags/{cc}"_s;
    QTest::newRow("a folder of Windows") << u"flags\\{cc}"_s;
    QTest::newRow("out of the folder") << u"../{cc}"_s;
    QTest::newRow("absolute") << u"/tmp/{cc}"_s;
    QTest::newRow("a drive") << u"c:{cc}"_s;
    QTest::newRow("hidden") << u".{cc}"_s;
    QTest::newRow("ends in a dot") << u"{cc}."_s;
    QTest::newRow("ends in a space") << u"{cc} "_s;
    QTest::newRow("NUL inside") << QString(u"{cc}"_s + QChar(0) + u"x"_s);
    QTest::newRow("line break") << u"{cc}\nx"_s;
    QTest::newRow("a device of Windows") << u"nul.{cc}"_s;
    QTest::newRow("a device of Windows, with a prefix of ours") << u"CON.{cc}"_s;
    QTest::newRow("a device for one code only: CON") << u"{cc}n"_s;
    QTest::newRow("a device for one code only: LPT1") << u"{CC}t1"_s;
    QTest::newRow("up, by dots around the code") << u"..{cc}.."_s;
    QTest::newRow("NUL at the end") << QString(u"{cc}"_s + QChar(0));
    QTest::newRow("wild cards") << u"{cc}*?"_s;
    QTest::newRow("a space in front") << u" {cc}"_s;
    QTest::newRow("too long") << QString(u"{cc}"_s + QString(200, u'x'));
    QTest::newRow("too long in bytes") << QString(u"{cc}"_s + QString(120, u'ж'));
}

void tst_NameTemplate::refuses()
{
    QFETCH(const QString, text);
    const auto name = NameTemplate::parse(text);
    QVERIFY(!name);
    QCOMPARE(name.error(), Problem({ProblemKind::BadName, text}));
}

void tst_NameTemplate::valuesAreFitForEveryFileSystem()
{
    const NameTemplate name = NameTemplate::parse(u"{name}"_s).value();
    const auto expanded = [&name](const QString &country) {
        return name.expand(CountryCode(), {.alpha3 = {}, .numeric = {}, .name = country, .region = {}});
    };
    QCOMPARE(expanded(u"a/b\\c:d*e?f\"g<h>i|j"_s), u"a-b-c-d-e-f-g-h-i-j"_s);
    QCOMPARE(expanded(u"Co\u0302te d’Ivoire"_s), u"C\u00f4te d’Ivoire"_s); // macOS would compose it
    QVERIFY(NameTemplate::isPlainFileName(expanded(u"Åland Islands"_s)));
    for (const QString &bad : {u"Con"_s, u"aux.x"_s, u".x"_s, u"x."_s, u"x "_s, QString()})
        QVERIFY2(!NameTemplate::isPlainFileName(expanded(bad)), qPrintable(bad));
}

QTEST_APPLESS_MAIN(tst_NameTemplate)
#include "tst_nametemplate.moc"
