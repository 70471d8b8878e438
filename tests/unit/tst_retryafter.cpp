#include "network/replycheck.h"

#include <QTest>
#include <QTimeZone>

using namespace Flaghoist;
using namespace std::chrono_literals;

using Wait = std::optional<std::chrono::milliseconds>;

class tst_RetryAfter final : public QObject
{
    Q_OBJECT

private slots:
    void parse_data();
    void parse();
};

void tst_RetryAfter::parse_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<Wait>("wait");
    const auto row = [](const char *name, const QByteArray &value, Wait wait) {
        QTest::newRow(name) << value << wait;
    };
    row("seconds", "120", 120s);
    row("seconds with space around", " 3 ", 3s);
    row("no wait", "0", 0s);
    row("negative seconds", "-5", 0s);
    row("a date to come", "Sun, 06 Nov 1994 08:50:00 GMT", 23s);
    row("a date on the next day", "Mon, 07 Nov 1994 00:00:00 GMT", 54'623s);
    row("this very moment", "Sun, 06 Nov 1994 08:49:37 GMT", 0s);
    row("a date in the past", "Sun, 06 Nov 1994 08:49:36 GMT", 0s);
    row("a date of old", "Sunday, 06-Nov-94 08:50:00 GMT", 23s);
    row("a date of old, far ahead", "Monday, 06-Nov-28 08:50:00 GMT", maxRetryAfter);
    row("a date of old, in the past", "Saturday, 06-Nov-93 08:50:00 GMT", 0s);
    row("a date of C", "Sun Nov  6 08:50:00 1994", 23s);
    row("a date of C, two digits", "Mon Nov 14 08:50:00 1994", maxRetryAfter);
    row("a date of old with the wrong day of the week", "Monday, 06-Nov-94 08:50:00 GMT", 23s);
    row("a date of C with the wrong day of the week", "Mon Nov  6 08:50:00 1994", 23s);
    row("a date with the wrong day of the week", "Mon, 06 Nov 1994 08:50:00 GMT", 23s);
    row("a date without a zone", "Sun, 06 Nov 1994 08:50:00", 23s);
    row("a date without a time, which is midnight", "Mon, 07 Nov 1994 GMT", 54'623s);
    // 2:30 of this day does not exist in New York, where it may be local time.
    row("a date in the gap of summer time", "Sun, 02 Apr 1995 02:30:00 GMT", maxRetryAfter);
    row("absurdly many seconds", "999999999", maxRetryAfter);
    row("more than a number holds", "99999999999999999999999", maxRetryAfter);
    row("an absurd date", "Fri, 31 Dec 9999 23:59:59 GMT", maxRetryAfter);
    row("nothing", "", {});
    row("a minus alone", "-", {});
    row("a fraction", "1.5", {});
    row("a word", "soon", {});
    row("two values", "5, 6", {});
    row("a day that is none", "Sun, 32 Nov 1994 08:50:00 GMT", {});
    row("an hour that is none", "Sun, 06 Nov 1994 28:50:00 GMT", {});
}

void tst_RetryAfter::parse()
{
    QFETCH(const QByteArray, value);
    QFETCH(const Wait, wait);
    const QDateTime now(QDate(1994, 11, 6), QTime(8, 49, 37), QTimeZone::utc());
    QCOMPARE(parseRetryAfter(value, now), wait);
}

int main(int argc, char *argv[])
{
    qputenv("TZ", "America/New_York");
    tst_RetryAfter test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_retryafter.moc"
