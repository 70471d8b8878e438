#include "domain/sanitized.h"

#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

class tst_Sanitized final : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatCanBeShown_data();
    void keepsWhatCanBeShown();
    void cutsWhatIsTooLong();
};

void tst_Sanitized::keepsWhatCanBeShown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"I'm a teapot"_s << u"I'm a teapot"_s;
    QTest::newRow("other scripts") << u"папка «флаги» 旗 🇧🇷"_s << u"папка «флаги» 旗 🇧🇷"_s;
    QTest::newRow("two spaces in a path") << u"/home/me/my  flags"_s << u"/home/me/my  flags"_s;
    QTest::newRow("lines") << u"Try\r\n later\n"_s << u"Try later"_s;
    QTest::newRow("a title for the terminal") << u"\x1b]0;mine\x07ok"_s << u"]0;mine ok"_s;
    QTest::newRow("C1 controls") << u"a\u009b31mb\u0085c"_s << u"a 31mb c"_s;
    QTest::newRow("another direction") << u"a\u202Egnp.exe\u2069"_s << u"agnp.exe"_s;
    QTest::newRow("invisible") << u"b\u200br\ufeff"_s << u"br"_s;
    QTest::newRow("invisible, of two units") << u"b\U000E0041r"_s << u"br"_s;
    QTest::newRow("separators") << u"a\u2028b\u2029c"_s << u"a b c"_s;
    QTest::newRow("half a pair") << u"a"_s + QChar(0xD800) + u"b"_s << u"a\uFFFDb"_s;
    QTest::newRow("zero") << u"a\0b"_s << u"a b"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void tst_Sanitized::keepsWhatCanBeShown()
{
    QFETCH(const QString, text);
    QTEST(sanitized(text), "shown");
}

void tst_Sanitized::cutsWhatIsTooLong()
{
    QCOMPARE(sanitized(u"flag"_s, 4), u"flag"_s);
    QCOMPARE(sanitized(u"flags"_s, 4), u"flag…"_s);
    QCOMPARE(sanitized(QString(4'000'000, u'x')).size(), 201);
}

QTEST_APPLESS_MAIN(tst_Sanitized)
#include "tst_sanitized.moc"
