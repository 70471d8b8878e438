#include "domain/errorkind.h"

#include <QSet>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

class tst_ErrorKind final : public QObject
{
    Q_OBJECT

private slots:
    void idsAreDistinct();
    void transient_data();
    void transient();
};

void tst_ErrorKind::idsAreDistinct()
{
    QSet<QString> ids;
    const int count = int(ErrorKind::Internal) + 1;
    for (int kind = 0; kind < count; ++kind)
        ids.insert(errorKindId(ErrorKind(kind)));
    QCOMPARE(ids.size(), count);
    QCOMPARE(errorKindId(ErrorKind::None), QString());
    QCOMPARE(errorKindId(ErrorKind::Http4xx), u"http-4xx"_s);
}

void tst_ErrorKind::transient_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("transient");
    const auto row = [](const char *name, ErrorKind kind, int status, bool transient) {
        QTest::newRow(name) << int(kind) << status << transient;
    };
    row("refused", ErrorKind::Refused, 0, true);
    row("closed", ErrorKind::Closed, 0, true);
    row("truncated", ErrorKind::Truncated, 200, true);
    row("timeout", ErrorKind::Timeout, 0, true);
    row("500", ErrorKind::Http5xx, 500, true);
    row("503", ErrorKind::Http5xx, 503, true);
    row("408 asks to come back", ErrorKind::Http4xx, 408, true);
    row("429 asks to come back", ErrorKind::Http4xx, 429, true);
    row("418 stays a teapot", ErrorKind::Http4xx, 418, false);
    row("403", ErrorKind::Http4xx, 403, false);
    row("gone", ErrorKind::Gone, 410, false);
    row("not an image", ErrorKind::InvalidImage, 200, false);
    row("disk full", ErrorKind::DiskFull, 200, false);
    row("certificate", ErrorKind::Tls, 0, false);
}

void tst_ErrorKind::transient()
{
    QFETCH(const int, kind);
    QFETCH(const int, status);
    QTEST(isTransient(ErrorKind(kind), status), "transient");
}

QTEST_APPLESS_MAIN(tst_ErrorKind)
#include "tst_errorkind.moc"
