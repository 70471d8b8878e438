#include "options/optionvalue.h"

#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

QList<CountryCode> codesOf(const QString &words)
{
    QList<CountryCode> codes;
    for (const QString &word : words.split(u' '))
        codes.append(CountryCode::parse(word).value());
    return codes;
}

NameTemplate named(const QString &text)
{
    return NameTemplate::parse(text).value();
}

} // namespace

class tst_FileNames final : public QObject
{
    Q_OBJECT

private slots:
    void names_data();
    void names();
    void sameNameIsRefused_data();
    void sameNameIsRefused();
    void everyCodeHasItsOwnName_data();
    void everyCodeHasItsOwnName();
};

void tst_FileNames::names_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("codes");
    QTest::addColumn<QStringList>("files");
    QTest::newRow("the code") << u"{cc}"_s << u"BR FR"_s << QStringList{u"br"_s, u"fr"_s};
    QTest::newRow("three letters") << u"{alpha3}"_s << u"BR GB-ENG XK"_s
                                   << QStringList{u"BRA"_s, u"GBR-ENG"_s, u"XK"_s};
    QTest::newRow("the number") << u"{numeric}"_s << u"AF BR GB-ENG ZZ"_s
                                << QStringList{u"004"_s, u"076"_s, u"826-ENG"_s, u"ZZ"_s};
    QTest::newRow("the name, in English")
        << u"{name}"_s << u"BA GB-SCT ZZ"_s << QStringList{u"Bosnia & Herzegovina"_s, u"Scotland"_s, u"ZZ"_s};
    QTest::newRow("the region") << u"{region}-{CC}"_s << u"BR GB-WLS XK"_s
                                << QStringList{u"Americas-BR"_s, u"Europe-GB-WLS"_s, u"Other-XK"_s};
    QTest::newRow("one code of a region") << u"{region}"_s << u"BR"_s << QStringList{u"Americas"_s};
}

void tst_FileNames::names()
{
    QFETCH(const QString, text);
    QFETCH(const QString, codes);
    QLocale::setDefault(QLocale(u"ru_RU"_s));
    const auto result = fileNames(named(text), codesOf(codes));
    QVERIFY(result);
    QStringList files;
    for (const FileName &name : *result)
        files.append(name.file);
    QTEST(files, "files");
}

void tst_FileNames::sameNameIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("codes");
    QTest::addColumn<QString>("detail");
    QTest::newRow("two of a region") << u"{region}"_s << u"BR DE FR"_s << u"DE, FR: Europe"_s;
    QTest::newRow("beside other words")
        << u"flag of {region}"_s << u"BR US"_s << u"BR, US: flag of Americas"_s;
}

void tst_FileNames::sameNameIsRefused()
{
    QFETCH(const QString, text);
    QFETCH(const QString, codes);
    QFETCH(const QString, detail);
    const auto result = fileNames(named(text), codesOf(codes));
    QVERIFY(!result);
    QCOMPARE(result.error(), Problem({ProblemKind::SameFileName, detail}));
}

void tst_FileNames::everyCodeHasItsOwnName_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {u"{cc}"_s, u"{CC}"_s, u"{alpha3}"_s, u"{numeric}"_s, u"{name}"_s})
        QTest::newRow(qPrintable(text)) << text;
}

void tst_FileNames::everyCodeHasItsOwnName()
{
    QFETCH(const QString, text);
    const auto result = fileNames(named(text), everyCode() + codesOf(u"GB-ENG GB-NIR ES-CT SH-HL"_s));
    QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
}

QTEST_GUILESS_MAIN(tst_FileNames)
#include "tst_filenames.moc"
