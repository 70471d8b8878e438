#include "wording/runtext.h"
#include "wording/translators.h"

#include <QCoreApplication>
#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

struct Message
{
    QString source;
    bool numerus = false;
    bool finished = false;
    QStringList forms; ///< one, or one per plural form
};

using Messages = QMap<QString, Message>;

Message readMessage(QXmlStreamReader &xml, QString &key)
{
    Message message;
    message.numerus = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
            key += u'\n' + message.source;
        } else if (xml.name() == "comment"_L1) {
            key += u'\n' + xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.finished = !xml.attributes().hasAttribute("type"_L1);
            if (!message.numerus) {
                message.forms = {xml.readElementText()};
                continue;
            }
            while (xml.readNextStartElement())
                message.forms.append(xml.readElementText());
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

/// By context, source and comment.
Messages messagesIn(const QString &path)
{
    Messages messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    xml.readNextStartElement();
    while (xml.readNextStartElement()) { // <context>
        QString context;
        while (xml.readNextStartElement()) {
            if (xml.name() == "name"_L1) {
                context = xml.readElementText();
            } else if (xml.name() == "message"_L1) {
                QString key = context;
                const Message message = readMessage(xml, key);
                messages.insert(key, message);
            } else {
                xml.skipCurrentElement();
            }
        }
    }
    return xml.hasError() ? Messages() : messages;
}

QStringList placeholdersIn(const QString &text)
{
    static const QRegularExpression placeholder(u"%(?:n|L?\\d+)|\\{cc\\}|\\{CC\\}"_s);
    QStringList found;
    for (auto matches = placeholder.globalMatch(text); matches.hasNext();)
        found.append(matches.next().captured());
    found.sort();
    found.removeDuplicates();
    return found;
}

QString committed(const QString &language)
{
    return QStringLiteral(FLAGHOIST_TRANSLATIONS "/flaghoist_%1.ts").arg(language);
}

/// Owns the translators that a test installs, so that the next one starts without them.
struct Application
{
    int argc = 1;
    char name[5] = "test";
    char *argv[2] = {name, nullptr};
    QCoreApplication app{argc, argv};
};

} // namespace

class tst_Translations final : public QObject
{
    Q_OBJECT

private slots:
    void theFilesHoldWhatTheSourcesSay_data();
    void theFilesHoldWhatTheSourcesSay();
    void everyTextIsTranslated_data();
    void everyTextIsTranslated();
    void theProgramsCarryThem_data();
    void theProgramsCarryThem();
    void anUnknownLanguageSpeaksEnglish();
};

void tst_Translations::theFilesHoldWhatTheSourcesSay_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("English") << u"en"_s << QStringList{u"-pluralonly"_s};
    QTest::newRow("Russian") << u"ru"_s << QStringList();
}

void tst_Translations::theFilesHoldWhatTheSourcesSay()
{
    QFETCH(const QString, language);
    QFETCH(const QStringList, options);
    const Application application;
    QTemporaryDir folder;
    const QString copy = folder.filePath(u"copy.ts"_s);
    QVERIFY(QFile::copy(committed(language), copy));
    QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));

    QProcess lupdate;
    lupdate.setProcessChannelMode(QProcess::MergedChannels);
    lupdate.start(QStringLiteral(FLAGHOIST_LUPDATE),
                  QStringList{u"-silent"_s, u"-no-obsolete"_s, u"-locations"_s, u"none"_s,
                              QStringLiteral("@" FLAGHOIST_TRANSLATED_SOURCES)}
                      + options + QStringList{u"-target-language"_s, language, u"-ts"_s, copy});
    QVERIFY2(lupdate.waitForFinished(), qPrintable(lupdate.errorString()));
    const QByteArray said = lupdate.readAll();
    QVERIFY2(lupdate.exitCode() == 0 && said.trimmed().isEmpty(), said.constData());

    const Messages inSources = messagesIn(copy);
    const Messages inFile = messagesIn(committed(language));
    QVERIFY(!inSources.isEmpty());
    for (const QString &key : inSources.keys())
        QVERIFY2(inFile.contains(key), qPrintable(u"build update_translations: missing: "_s + key));
    for (const QString &key : inFile.keys())
        QVERIFY2(inSources.contains(key), qPrintable(u"build update_translations: obsolete: "_s + key));
}

void tst_Translations::everyTextIsTranslated_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("pluralForms");
    QTest::newRow("English plurals") << u"en"_s << 2;
    QTest::newRow("Russian") << u"ru"_s << 3;
}

void tst_Translations::everyTextIsTranslated()
{
    QFETCH(const QString, language);
    QFETCH(const int, pluralForms);
    const Messages messages = messagesIn(committed(language));
    QVERIFY(!messages.isEmpty());
    QStringList gaps;
    for (const auto &[key, message] : messages.asKeyValueRange()) {
        const qsizetype forms = message.numerus ? pluralForms : 1;
        bool complete = message.finished && message.forms.size() == forms;
        for (const QString &form : message.forms) {
            QStringList wanted = placeholdersIn(message.source);
            QStringList found = placeholdersIn(form);
            // "one flag" needs no number
            if (message.numerus && !found.contains("%n"_L1))
                wanted.removeOne(u"%n"_s);
            complete = complete && !form.trimmed().isEmpty() && found == wanted;
        }
        if (!complete)
            gaps.append(key);
    }
    QVERIFY2(gaps.isEmpty(),
             qPrintable(u"%1 texts, the first is in %2"_s.arg(gaps.size()).arg(gaps.value(0))));
}

void tst_Translations::theProgramsCarryThem_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    QTest::newRow("English has plurals") << u"en_GB"_s << u"Uses 1 of 30: only 1 code chosen"_s;
    QTest::newRow("Russian speaks Russian") << u"ru_RU"_s << QString();
}

void tst_Translations::theProgramsCarryThem()
{
    QFETCH(const QString, locale);
    QFETCH(const QString, text);
    Application application;
    installTranslators(application.app, QLocale(locale));
    QTranslator loaded;
    QVERIFY(loaded.load(QLocale(locale), u"flaghoist"_s, u"_"_s, u":/i18n"_s));
    const QString said = concurrencyText(concurrencyFor(30, 1), Source{});
    if (text.isEmpty())
        QVERIFY2(said.contains(QRegularExpression(u"[а-яё]"_s)), qPrintable(said));
    else
        QCOMPARE(said, text);
}

void tst_Translations::anUnknownLanguageSpeaksEnglish()
{
    Application application;
    installTranslators(application.app, QLocale(u"mi_NZ"_s));
    QCOMPARE(concurrencyText(concurrencyFor(30, 20), Source{}), u"Uses 20 of 30: only 20 codes chosen"_s);
}

QTEST_APPLESS_MAIN(tst_Translations)
#include "tst_translations.moc"
