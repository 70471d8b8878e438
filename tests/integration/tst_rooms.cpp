#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

// ARCHITECTURE.md, "May include". A room may always include itself.
const QHash<QString, QStringList> &allowedIncludes()
{
    static const QHash<QString, QStringList> rooms{
        {u"domain"_s, {}},
        {u"countries"_s, {u"domain"_s}},
        {u"wording"_s, {u"domain"_s, u"countries"_s}},
        {u"options"_s, {u"domain"_s, u"countries"_s}},
        {u"network"_s, {u"domain"_s}},
        {u"image"_s, {u"domain"_s}},
        {u"storage"_s, {u"domain"_s}},
        {u"practice"_s, {u"domain"_s}},
        {u"engine"_s, {u"domain"_s, u"network"_s, u"image"_s, u"storage"_s}},
        {u"models"_s, {u"domain"_s, u"countries"_s, u"wording"_s}},
        {u"session"_s, {u"domain"_s, u"options"_s, u"engine"_s, u"practice"_s, u"storage"_s}},
        {u"cli"_s, {u"session"_s, u"options"_s, u"wording"_s, u"countries"_s, u"domain"_s}},
        {u"ui"_s, {u"session"_s, u"models"_s, u"options"_s, u"wording"_s, u"countries"_s, u"domain"_s}},
    };
    return rooms;
}

QString sourceDir()
{
    return QStringLiteral(FLAGHOIST_SOURCE_DIR);
}

struct SourceFile
{
    QString path; ///< from the top of the tree
    QString room; ///< empty for the two main.cpp
    QStringList lines;
};

QList<SourceFile> sourceFiles()
{
    QList<SourceFile> files;
    const QDir top(sourceDir());
    for (const QString &folder : {u"app"_s, u"ui"_s}) {
        QDirIterator it(top.filePath(folder), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            SourceFile file;
            file.path = top.relativeFilePath(it.next());
            const QStringList parts = file.path.split(u'/');
            if (parts.last() != "main.cpp"_L1)
                file.room = parts.first() == "app"_L1 ? parts.at(1) : parts.first();
            QFile content(it.filePath());
            if (content.open(QIODevice::ReadOnly))
                file.lines = QString::fromUtf8(content.readAll()).split(u'\n');
            files.append(file);
        }
    }
    return files;
}

QString includedBy(const QString &line)
{
    static const QRegularExpression include(u"^\\s*#\\s*include\\s*[\"<]([^\">]+)[\">]"_s);
    return include.match(line).captured(1);
}

} // namespace

/// Rules that a compiler does not check.
class tst_Rooms final : public QObject
{
    Q_OBJECT

private slots:
    void everyFileIsInARoom();
    void includesAreAllowed();
    void areasOfTheWindowIncludeNoOther();
    void onlyTwoRoomsUseTheNetwork();
    void widgetsAreInUiOnly();
    void sourcesThatCallTheSystemAreListed();
    void mainFilesAreShort();
};

void tst_Rooms::everyFileIsInARoom()
{
    const QList<SourceFile> files = sourceFiles();
    QVERIFY(files.size() > 40);
    for (const SourceFile &file : files) {
        QVERIFY2(file.room.isEmpty() || allowedIncludes().contains(file.room), qPrintable(file.path));
        QVERIFY2(file.lines.size() > 1, qPrintable(file.path));
    }
}

void tst_Rooms::includesAreAllowed()
{
    int between = 0;
    for (const SourceFile &file : sourceFiles()) {
        for (const QString &line : file.lines) {
            const QString room = includedBy(line).section(u'/', 0, 0);
            if (file.room.isEmpty() || room == file.room || !allowedIncludes().contains(room))
                continue;
            ++between;
            QVERIFY2(allowedIncludes().value(file.room).contains(room),
                     qPrintable(file.path + u": "_s + line));
        }
    }
    QVERIFY(between > 40);
}

/// Of ui/: an area includes itself, the generic widgets and what stands at the top; widgets include nothing
/// of ours but widgets; and what areas include at the top includes no area.
void tst_Rooms::areasOfTheWindowIncludeNoOther()
{
    QHash<QString, QStringList> areasSeenFrom; // a header at the top -> areas it includes
    QSet<QString> seenByAreas; // headers at the top
    for (const SourceFile &file : sourceFiles()) {
        if (file.room != "ui"_L1)
            continue;
        const QStringList path = file.path.split(u'/');
        const QString area = path.size() == 3 ? path.at(1) : QString();
        for (const QString &line : file.lines) {
            const QString header = includedBy(line);
            const QString room = header.section(u'/', 0, 0);
            const QString included = header.count(u'/') == 2 ? header.section(u'/', 1, 1) : QString();
            const QByteArray where = (file.path + u": "_s + line).toUtf8();
            if (area == "widgets"_L1 && allowedIncludes().contains(room))
                QVERIFY2(room == "ui"_L1 && included == area, where.constData());
            if (room != "ui"_L1)
                continue;
            if (!area.isEmpty() && !included.isEmpty())
                QVERIFY2(included == area || included == "widgets"_L1, where.constData());
            if (!area.isEmpty() && included.isEmpty())
                seenByAreas.insert(header.section(u'/', 1).section(u'.', 0, 0));
            if (area.isEmpty() && !included.isEmpty() && included != "widgets"_L1)
                areasSeenFrom[path.at(1).section(u'.', 0, 0)] << included;
        }
    }
    QVERIFY(seenByAreas.contains(u"currentflag"_s));
    for (const QString &top : std::as_const(seenByAreas))
        QVERIFY2(!areasSeenFrom.contains(top), qPrintable(top));
}

void tst_Rooms::onlyTwoRoomsUseTheNetwork()
{
    static const QRegularExpression network(u"^Q(Network|Tcp|Udp|Ssl|Http|Host|AbstractSocket|LocalS)"_s);
    for (const SourceFile &file : sourceFiles()) {
        for (const QString &line : file.lines) {
            if (network.match(includedBy(line)).hasMatch())
                QVERIFY2(file.room == "network"_L1 || file.room == "practice"_L1,
                         qPrintable(file.path + u": "_s + line));
            const bool isTls =
                includedBy(line).startsWith("openssl/"_L1) && includedBy(line) != "openssl/evp.h"_L1;
            if (includedBy(line).startsWith("curl/"_L1) || isTls)
                QVERIFY2(file.room == "network"_L1, qPrintable(file.path + u": "_s + line));
        }
    }
}

void tst_Rooms::widgetsAreInUiOnly()
{
    // Headers of QtWidgets carry its name on their path; a room without Qt6::Widgets finds none of them.
    for (const SourceFile &file : sourceFiles()) {
        for (const QString &line : file.lines) {
            const QString header = includedBy(line);
            QVERIFY2(header != "QtWidgets"_L1, qPrintable(file.path));
            if (header == "QWidget"_L1 || header == "QApplication"_L1)
                QVERIFY2(file.room == "ui"_L1 || file.path == "app/main.cpp"_L1, qPrintable(file.path));
        }
    }
}

/// CONTRIBUTING.md, "Other systems", names the sources that a port has to look at, and no others.
void tst_Rooms::sourcesThatCallTheSystemAreListed()
{
    static const QRegularExpression posix(
        u"^(csignal|(dirent|fcntl|netdb|poll|pwd|sched|signal|spawn|termios|unistd)\\.h|(arpa|net|netinet|sys)/.*)$"_s);
    static const QRegularExpression named(u"`(?:[a-z]+/)*([a-z]+\\.(?:h|cpp))`"_s);
    QFile guide(sourceDir() + u"/CONTRIBUTING.md"_s);
    QVERIFY(guide.open(QIODevice::ReadOnly));
    QSet<QString> listed;
    for (const auto &match :
         named.globalMatch(QString::fromUtf8(guide.readAll()).section(u"\n## Other systems\n"_s, 1)))
        listed.insert(match.captured(1));
    QSet<QString> calling;
    for (const SourceFile &file : sourceFiles()) {
        for (const QString &line : file.lines) {
            if (posix.match(includedBy(line)).hasMatch())
                calling.insert(file.path.section(u'/', -1));
        }
    }
    QCOMPARE(listed - calling, QSet<QString>());
    QCOMPARE(calling - listed, QSet<QString>());
}

void tst_Rooms::mainFilesAreShort()
{
    int found = 0;
    for (const SourceFile &file : sourceFiles()) {
        if (!file.room.isEmpty())
            continue;
        ++found;
        QVERIFY2(file.lines.size() <= 61, qPrintable(file.path));
    }
    QCOMPARE(found, 2);
}

QTEST_APPLESS_MAIN(tst_Rooms)
#include "tst_rooms.moc"
