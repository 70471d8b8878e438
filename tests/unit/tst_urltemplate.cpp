#include "domain/urltemplate.h"

#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

class tst_UrlTemplate final : public QObject
{
    Q_OBJECT

private slots:
    void expands_data();
    void expands();
    void refuses_data();
    void refuses();
    void hidesOnlyUserAndPassword();
    void loopback_data();
    void loopback();
};

void tst_UrlTemplate::expands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    QTest::newRow("lower case, twice")
        << u"http://host/flags/{cc}/{cc}.gif"_s << u"http://host/flags/br/br.gif"_s;
    QTest::newRow("upper case") << u"https://host/{CC}.png"_s << u"https://host/BR.png"_s;
    QTest::newRow("both") << u"https://host/{CC}/{cc}.png"_s << u"https://host/BR/br.png"_s;
    QTest::newRow("in the query") << u"http://host:8000/flag?code={CC}"_s
                                  << u"http://host:8000/flag?code=BR"_s;
    QTest::newRow("in the host") << u"http://{cc}.host/flag.png"_s << u"http://br.host/flag.png"_s;
    QTest::newRow("spaces around") << u"  http://host/{cc}\n"_s << u"http://host/br"_s;
}

void tst_UrlTemplate::expands()
{
    QFETCH(const QString, text);
    const auto parsed = UrlTemplate::parse(text);
    QVERIFY(parsed);
    QTEST(parsed->expand(CountryCode::parse(u"BR").value()).toString(), "url");
}

void tst_UrlTemplate::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const QString &text, ProblemKind kind) {
        QTest::newRow(name) << text << int(kind);
    };
    row("empty", QString(), ProblemKind::TemplateInvalid);
    row("no place for the code", u"http://host/br.gif"_s, ProblemKind::TemplateWithoutCode);
    row("code in another spelling", u"http://host/{Cc}.gif"_s, ProblemKind::TemplateInvalid);
    row("a place that is not sent", u"http://host/flags#{cc}"_s, ProblemKind::TemplateWithoutCode);
    row("the code as the user", u"http://{cc}@host/flag.gif"_s, ProblemKind::TemplateWithCredentials);
    row("the code as the scheme", u"{cc}://host/flag.gif"_s, ProblemKind::TemplateNotHttp);
    row("JavaScript", u"javascript:{cc}"_s, ProblemKind::TemplateNotHttp);
    row("WebSocket", u"ws://host/{cc}"_s, ProblemKind::TemplateNotHttp);
    row("a file", u"file:///flags/{cc}.gif"_s, ProblemKind::TemplateNotHttp);
    row("data", u"data:image/gif,{cc}"_s, ProblemKind::TemplateNotHttp);
    row("ftp", u"ftp://host/{cc}.gif"_s, ProblemKind::TemplateNotHttp);
    row("no scheme", u"host/{cc}.gif"_s, ProblemKind::TemplateNotHttp);
    row("no host", u"http:///{cc}.gif"_s, ProblemKind::TemplateInvalid);
    row("password", u"http://me:secret@host/{cc}.gif"_s, ProblemKind::TemplateWithCredentials);
    row("user only", u"http://me@host/{cc}.gif"_s, ProblemKind::TemplateWithCredentials);
    row("an address that some codes break", u"http://[{cc}::1]/flag"_s, ProblemKind::TemplateInvalid);
    row("an escape that some codes break", u"http://host/%{cc}"_s, ProblemKind::TemplateInvalid);
    row("password to another server", u"ftp://me:secret@host/{cc}.gif"_s, ProblemKind::TemplateNotHttp);
    row("password, and an odd one", u"http://me:secret@secret@host/{cc}.gif"_s, ProblemKind::TemplateInvalid);
    row("password and a broken port", u"http://me:secret@host:port/{cc}.gif"_s, ProblemKind::TemplateInvalid);
    row("password without a scheme", u"me:secret@host/{cc}.gif"_s, ProblemKind::TemplateNotHttp);
    row("password after half a scheme", u"http:me:secret@host/{cc}.gif"_s, ProblemKind::TemplateInvalid);
    row("password with a slash", u"http://me:a/secret@host/{cc}.gif"_s, ProblemKind::TemplateInvalid);
    row("password with an at sign", u"http://me:a@secret@host/{cc}.gif"_s, ProblemKind::TemplateInvalid);
    row("broken port", u"http://host:port/{cc}.gif"_s, ProblemKind::TemplateInvalid);
}

void tst_UrlTemplate::refuses()
{
    QFETCH(const QString, text);
    const auto parsed = UrlTemplate::parse(text);
    QVERIFY(!parsed);
    QTEST(int(parsed.error().kind), "kind");
    QVERIFY(!parsed.error().detail.contains("secret"_L1));
}

void tst_UrlTemplate::hidesOnlyUserAndPassword()
{
    for (const QString &text : {u"https://cdn.example/npm/flags@7.5.0/{cc}.svg"_s, u"http://host:8000/{cc}"_s,
                                u"host/{cc}"_s, u"BRA"_s, QString()})
        QCOMPARE(withoutUserInfo(text), text);
    QCOMPARE(withoutUserInfo(u"https://me:a@b/c@host:80/{cc}@2x"_s), u"https://2x"_s); // rather too much
}

void tst_UrlTemplate::loopback_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("loopback");
    QTest::newRow("IPv4") << u"http://127.0.0.1:8000/{cc}"_s << true;
    QTest::newRow("another of 127/8") << u"http://127.1.2.3/{cc}"_s << true;
    QTest::newRow("IPv6") << u"http://[::1]:8000/{cc}"_s << true;
    QTest::newRow("by name") << u"http://LocalHost/{cc}"_s << true;
    QTest::newRow("elsewhere") << u"http://flags.example/{cc}"_s << false;
    QTest::newRow("a name that begins like an address") << u"http://127.example.com/{cc}"_s << false;
}

void tst_UrlTemplate::loopback()
{
    QFETCH(const QString, text);
    const auto parsed = UrlTemplate::parse(text);
    QVERIFY(parsed);
    QTEST(parsed->isLoopback(), "loopback");
}

QTEST_APPLESS_MAIN(tst_UrlTemplate)
#include "tst_urltemplate.moc"
