#include "image/flagimage.h"
#include "image/svgcheck.h"

#include "fakes/sampleimages.h"
#include "fakes/svgsamples.h"

#include <QTest>
#include <QtConcurrent>

#include <numeric>

#include <sys/resource.h>

using namespace Flaghoist;
using namespace SvgSamples;
using namespace Qt::StringLiterals;

class tst_Svg final : public QObject
{
    Q_OBJECT

private slots:
    void accepted_data();
    void accepted();
    void refused_data();
    void refused();
    void everyPrefixIsTruncated();
    void everyCorruptByteEndsInAnAnswer();
    void drawn_data();
    void drawn();
    void textIsDrawn();
    void sizes_data();
    void sizes();
    void notDrawn_data();
    void notDrawn();
    void aLargePictureThatTakesLongIsEnlarged();
    void soundPicturesGoOnAfterABomb();
    void aPictureThatIsGivenUpEndsAtOnce();
    void manyThreadsShareFewPrograms();
    void memoryStaysBounded();
};

void tst_Svg::accepted_data()
{
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("plain") << svgFlag();
    QTest::newRow("with a byte order mark, a declaration, a comment and line ends")
        << "\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<!-- a > b -->\n"
            + svgFlag() + "\r\n<!-- end -->\n";
    QTest::newRow("in a Western encoding")
        << "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>" + svg("<title>\xc5land</title>" + svgRed());
    QTest::newRow("with the document type of SVG 1.1")
        << "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" "
           "\"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">"
            + svgFlag();
    QTest::newRow("with entities for namespaces, as Illustrator writes them")
        << QByteArray(
               "<?xml version=\"1.0\" encoding=\"utf-8\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.0//EN\" "
               "\"http://www.w3.org/TR/2001/REC-SVG-20010904/DTD/svg10.dtd\" [\n"
               "<!ENTITY ns_svg \"http://www.w3.org/2000/svg\">\n"
               "<!ENTITY ns_xlink \"http://www.w3.org/1999/xlink\">\n"
               "<!ENTITY ns_ai \"http://ns.adobe.com/AdobeIllustrator/10.0/\">]>"
               "<svg xmlns=\"&ns_svg;\" xmlns:xlink=\"&ns_xlink;\" xmlns:i=\"&ns_ai;\" viewBox=\"0 0 40 30\">"
               "<switch><foreignObject requiredExtensions=\"&ns_ai;\"><i:pgfRef xlink:href=\"#pgf\"/>"
               "</foreignObject><g i:extraneous=\"self\">")
            + svgRed() + "</g></switch><i:pgf id=\"pgf\">eJzs</i:pgf></svg>";
    QTest::newRow("with what drawing programs leave")
        << svg("<sodipodi:namedview xmlns:sodipodi=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\" "
               "pagecolor=\"#fff\"/><metadata><?xpacket begin='' id='W5M0'?><Work xmlns=\"\">x</Work>"
               "</metadata><title>A &amp; B</title><desc/>"
               + svgRed());
    QTest::newRow("with foreign and misspelt attributes")
        << svg("<path store-width=\"1\" aria-label=\"Flag (old)\" data-x=\"y\" xmlns:x=\"urn:x\" x:y=\"z\" "
               "d=\"M0 0h9v9z\"/>");
    QTest::newRow("with a prefix") << QByteArray("<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" viewBox=\"0 "
                                                 "0 4 3\"><s:path d=\"M0 0h4v3z\"/></s:svg>");
    QTest::newRow("with links within itself")
        << svg("<linearGradient id=\"a\"><stop/></linearGradient><radialGradient id=\"b\" xlink:href=\"#a\"/>"
               "<use href=\"#p\" fill=\"url(#b)\"/><use xlink:href=\" #nowhere\"/><use href=\"\"/>"
               "<path style=\"fill:url('#a') #fff;marker:none;mask:url( #m )\" clip-path=\"URL(#c)\"/>"
               + svgRed());
    QTest::newRow("with a style sheet") << svg(
        "<style type=\"text/css\"><![CDATA[/* reds */ .a, #b > c { fill: #f00; stroke: url(#x) }"
        "@media print { g { fill: \\72 ed } } @font-face { src: url(data:font/woff;base64,AAAA) }]]></style>"
        + svgRed());
    QTest::newRow("with a link for people")
        << svg("<a xlink:href=\"https://example.org/\">" + svgRed() + "</a>");
    QTest::newRow("with an animation")
        << svg("<g><animate attributeName=\"x\" to=\"1\"/>" + svgRed() + "</g>");
    QTest::newRow("with more elements than any flag") << svgElements(25'000);
}

void tst_Svg::accepted()
{
    QFETCH(const QByteArray, bytes);
    const auto failure = checkSvg(bytes);
    QVERIFY2(!failure, qPrintable(failure ? failure->detail : QString()));
    const Result<FlagImage> flag = readFlagImage(bytes);
    QVERIFY2(flag, qPrintable(flag ? QString() : flag.error().detail));
    QCOMPARE(flag->format, ImageFormat::Svg);
}

void tst_Svg::refused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("named");

    const auto row = [](const char *name, const QByteArray &bytes, const QString &named) {
        QTest::newRow(name) << bytes << named;
    };
    const auto within = [&row](const char *name, const QByteArray &body, const QString &named) {
        row(name, svg(body), named);
    };
    row("without the SVG namespace", "<svg viewBox=\"0 0 3 2\"/>", u"namespace"_s);
    row("an entity bomb", svgEntityBomb(), u"line 1"_s);
    row("an entity from a file", "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + svgFlag(),
        u"an entity from elsewhere"_s);
    row("declarations from a file", "<!DOCTYPE svg [<!ENTITY % a SYSTEM \"x.dtd\"> %a;]>" + svgFlag(),
        u"an entity from elsewhere"_s);
    within("an entity of nobody", "<title>&nbsp;</title>", u"line 1"_s);
    row("an event handler by default", "<!DOCTYPE svg [<!ATTLIST g onload CDATA \"x()\">]>" + svg("<g/>"),
        u"attribute onload"_s);
    row("a style sheet instruction", "<?xml-stylesheet href=\"/dev/zero\"?>" + svgFlag(), u"instruction"_s);
    row("an encoding that hides markup", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + svgFlag(),
        u"UTF-7"_s);
    within("bytes that are no UTF-8", "<title>\xc3\x28</title>", u"line 1"_s);
    row("another document behind it", svgFlag() + svgFlag(), u"line 1"_s);
    row("rubbish behind it", svgFlag() + '\0', u"line 1"_s);
    within("elements that cross", "<g><path></g></path>", u"line 1"_s);
    within("an attribute twice", "<g id=\"a\" id=\"b\"/>", u"line 1"_s);
    row("very many elements", svgElements(200'000), u"more than 30000 elements"_s);

    within("a script", "<script>1</script>", u"element script"_s);
    within("a script of another kind",
           "<metadata><script xmlns=\"http://www.w3.org/1999/xhtml\"/></metadata>", u"element script"_s);
    within("a handler", "<handler>1</handler>", u"element handler"_s);
    within("a web page", "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\"/></foreignObject>",
           u"element p"_s);
    within("an inclusion", "<include xmlns=\"http://www.w3.org/2001/XInclude\" href=\"x\"/>",
           u"element include"_s);
    within("an event", "<path d=\"M0 0\" onload=\"x()\"/>", u"attribute onload"_s);
    within("an event of a title", "<title onClick=\"x()\"/>", u"attribute onClick"_s);
    within("an animated event", "<set attributeName=\"onclick\" to=\"x()\"/>", u"attribute attributeName"_s);
    within("an animated link", "<set attributeName=\"xlink:href\" to=\"x\"/>", u"attribute attributeName"_s);
    within("a link that is a script", "<a href=\" javascript:x()\"/>", u"a link to javascript"_s);
    within("a base for links", "<g xml:base=\"http://example.org/\"/>", u"attribute xml:base"_s);

    within("an image in a file", "<image xlink:href=\"file:///etc/passwd\"/>", u"a link to file:"_s);
    within("an image beside it", "<image href=\"flag.png\"/>", u"a link to flag.png"_s);
    within("an image in the network", "<image href=\"//example.org/flag.png\"/>", u"a link to //example"_s);
    within("a filter's image in the network", "<feImage href=\"http://example.org/\"/>",
           u"a link to http:"_s);
    within("a page as an image", "<image href=\"data:text/html,x\"/>", u"a link to data:text"_s);
    within("a link elsewhere", "<use xlink:href=\"flag.svg#a\"/>", u"a link to flag.svg#a"_s);
    within("a link to data", "<use href=\"data:image/svg+xml,&lt;svg/>#a\"/>", u"a link to data:"_s);
    within("a paint elsewhere", "<path fill=\"url(http://example.org/#a)\"/>", u"attribute fill"_s);
    within("a style elsewhere", "<path style=\"fill:url( 'x.svg#a')\"/>", u"attribute style"_s);
    within("a style with an escape", "<path style=\"fill:u\\72l(x.svg)\"/>", u"attribute style"_s);
    within("a style with a longer escape", "<path style=\"fill:u\\000072 l(x.svg)\"/>", u"attribute style"_s);
    within("a style with an escaped letter", "<path style=\"fill:\\url(x.svg)\"/>", u"attribute style"_s);
    within("a style with another function", "<path style=\"cursor:image-set('x' 1x)\"/>",
           u"attribute style"_s);
    within("a style sheet that imports", "<style>@IMPORT 'x.css';</style>", u"style sheet"_s);
    within("a style sheet elsewhere", "<style>g{fill:<![CDATA[ur]]>l(x.svg#a)}</style>", u"style sheet"_s);
    within("an element in a style sheet", "<style>g{fill:ur<g/>l(x)}</style>", u"element g"_s);
}

void tst_Svg::refused()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, named);
    const auto failure = checkSvg(bytes);
    QVERIFY(failure);
    QCOMPARE(failure->kind, ErrorKind::InvalidImage);
    QVERIFY2(failure->detail.contains(named), qPrintable(failure->detail));
    const Result<FlagImage> flag = readFlagImage(bytes);
    QVERIFY(!flag);
    QCOMPARE(flag.error().detail, u"SVG: "_s + failure->detail.left(1000));
}

void tst_Svg::everyPrefixIsTruncated()
{
    const QByteArray whole = "<?xml version=\"1.0\"?>\n<!-- c -->\n<!DOCTYPE svg [<!ENTITY e \"x\">]>\n"
        + svg("<style>g{fill:red}</style><g id=\"a\"><![CDATA[x]]>&e;</g><use href=\"#a\"/>" + svgRed());
    QVERIFY(readFlagImage(whole));
    for (qsizetype size = 1; size < whole.size(); ++size) {
        const Result<FlagImage> flag = readFlagImage(whole.first(size));
        QVERIFY2(!flag, whole.first(size).constData());
        QVERIFY2(flag.error().kind == ErrorKind::Truncated,
                 qPrintable(u"%1 bytes: %2"_s.arg(size).arg(flag.error().detail)));
    }
}

void tst_Svg::everyCorruptByteEndsInAnAnswer()
{
    const QByteArray good = "<?xml version=\"1.0\"?><!DOCTYPE svg>"
        + svg("<style>g{fill:red}</style><g id=\"a\"><path d=\"M0 0h9\"/></g><use href=\"#a\"/>");
    int refused = 0;
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (int value = 0; value < 256; value += at % 7 + 1) {
            QByteArray bad = good;
            bad[at] = char(value);
            refused += checkSvg(bad) ? 1 : 0;
        }
    }
    QVERIFY(refused > 0);
}

void tst_Svg::drawn_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QColor>("left"); ///< at a quarter of the width and half of the height
    QTest::addColumn<QColor>("right"); ///< at three quarters

    const QColor none(0, 0, 0, 0);
    const QByteArray half = "<path d=\"M0 0h20v30H0z\" fill=\"#fff\"/>";
    const auto row = [](const char *name, const QByteArray &body, const QColor &left, const QColor &right) {
        QTest::newRow(name) << body << left << right;
    };
    row("a path", "<path d=\"M0 0h20v30H0z\"/>", Qt::black, none);
    row("a clip", "<clipPath id=\"c\">" + half + "</clipPath><g clip-path=\"url(#c)\">" + svgRed() + "</g>",
        Qt::red, none);
    row("a mask", "<mask id=\"m\">" + half + "</mask><g mask=\"url(#m)\">" + svgRed() + "</g>", Qt::red,
        none);
    row("a filter",
        "<filter id=\"f\" x=\"0\" y=\"0\" width=\"1\" height=\"1\"><feFlood flood-color=\"#00f\"/></filter>"
        "<rect width=\"20\" height=\"30\" filter=\"url(#f)\"/>",
        Qt::blue, none);
    row("a pattern",
        "<pattern id=\"p\" width=\"40\" height=\"30\" patternUnits=\"userSpaceOnUse\">" + half
            + "</pattern>"
              "<rect width=\"40\" height=\"30\" fill=\"url(#p)\"/>",
        Qt::white, none);
    row("a symbol",
        "<symbol id=\"s\" viewBox=\"0 0 1 1\"><path d=\"M0 0h1v1H0z\"/></symbol>"
        "<use href=\"#s\" x=\"20\" width=\"20\" height=\"30\" />",
        none, Qt::black);
    row("an svg element within",
        "<svg x=\"20\" width=\"20\" height=\"30\" viewBox=\"0 0 2 3\"><path d=\"M0 0h2v3z\"/>"
        "<path d=\"M0 0h2v3H0z\"/></svg>",
        none, Qt::black);
    row("a switch", "<switch><g systemLanguage=\"xx\">" + half + "</g><g>" + svgRed() + "</g></switch>",
        Qt::red, Qt::red);
    row("a marker",
        "<marker id=\"m\" markerUnits=\"userSpaceOnUse\" markerWidth=\"20\" markerHeight=\"30\">" + half
            + "</marker><path d=\"M20 0h1\" marker-start=\"url(#m)\"/>",
        none, Qt::white);
    row("a use with a transform",
        "<g id=\"g\">" + half + "</g><use href=\"#g\" transform=\"translate(20) scale(1 2)\"/>", Qt::white,
        Qt::white);
    row("a style sheet",
        "<style>.a{fill:#00f} #b{fill:#f00}</style><path class=\"a\" d=\"M0 0h20v30H0z\"/>"
        "<path id=\"b\" d=\"M20 0h20v30H20z\"/>",
        Qt::blue, Qt::red);
    row("a gradient",
        "<linearGradient id=\"g\"><stop offset=\".5\" stop-color=\"#00f\"/>"
        "<stop offset=\".5\" stop-color=\"#f00\"/></linearGradient><rect width=\"40\" height=\"30\" "
        "fill=\"url(#g)\"/>",
        Qt::blue, Qt::red);
    row(
        "a picture within",
        "<image width=\"20\" height=\"30\" preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64," +
            [] {
                QImage dot(1, 1, QImage::Format_RGB32);
                dot.fill(Qt::green);
                return SampleImages::png(dot).toBase64();
            }()
            + "\"/>",
        Qt::green, none);
    row("an attribute that nobody knows", "<path store-width=\"1\" d=\"M0 0h20v30H0z\"/>", Qt::black, none);
}

void tst_Svg::drawn()
{
    QFETCH(const QByteArray, body);
    const Result<FlagImage> flag = readFlagImage(svg(body));
    QVERIFY2(flag, qPrintable(flag ? QString() : flag.error().detail));
    QCOMPARE(flag->thumbnail.size(), QSize(160, 120));
    QTEST(flag->thumbnail.pixelColor(40, 60), "left");
    QTEST(flag->thumbnail.pixelColor(120, 60), "right");
}

/// This program has no QGuiApplication, which Qt would need for it.
void tst_Svg::textIsDrawn()
{
    const Result<FlagImage> flag = readFlagImage(svgText());
    if (!flag && flag.error().detail == u"SVG: shows nothing")
        QSKIP("No font is installed on this machine.");
    QVERIFY2(flag, qPrintable(flag ? QString() : flag.error().detail));
}

void tst_Svg::sizes_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QSize>("thumbnail");

    const auto row = [](const char *attributes, QSize size, QSize thumbnail) {
        QTest::newRow(attributes) << QByteArray(attributes).replace('\'', '"') << size << thumbnail;
    };
    row("viewBox='0 0 640 480'", {640, 480}, {160, 120});
    row("viewBox='-10,-5 20.6 10.4'", {21, 10}, {160, 81});
    row("viewBox='0 0 1 1'", {1, 1}, {120, 120});
    row("viewBox='0 0 .3 .2'", {1, 1}, {160, 107});
    row("width='512' height='341' viewBox='0 0 3 2'", {512, 341}, {160, 107});
    row("width='10cm' height='1in'", {378, 96}, {160, 41});
    row("width='90px' height='60.4px'", {90, 60}, {160, 107});
    row("width='100%' height='100%' viewBox='0 0 3 2'", {3, 2}, {160, 107});
    row("width='216958' height='116417' viewBox='0 0 40 30'", {216958, 116417}, {160, 86});
    row("width='1000000000' height='1000000000' viewBox='0 0 1 1'", {1'000'000'000, 1'000'000'000},
        {120, 120});
    row("width='1e30' height='1e30' viewBox='0 0 1 1'", {2147483647, 2147483647}, {120, 120});
    row("", {40, 30}, {160, 120});
}

void tst_Svg::sizes()
{
    QFETCH(const QByteArray, attributes);
    const Result<FlagImage> flag = readFlagImage(svg(svgRed(), attributes));
    QVERIFY2(flag, qPrintable(flag ? QString() : flag.error().detail));
    QTEST(flag->size, "size");
    QTEST(flag->thumbnail.size(), "thumbnail");
}

void tst_Svg::notDrawn_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("named");

    const auto row = [](const char *name, const QByteArray &bytes, const QString &named = {}) {
        QTest::newRow(name) << bytes << named;
    };
    row("an empty picture", svg({}), u"shows nothing"_s);
    row("a picture without any colour", svg("<path fill=\"none\" d=\"M0 0h9v9z\"/>"), u"shows nothing"_s);
    row("a picture outside of its frame", svg("<path d=\"M90 0h9v9z\"/>"), u"shows nothing"_s);
    row("nothing but links in a circle",
        svg("<g id=\"a\"><use xlink:href=\"#b\"/></g><g id=\"b\"><use xlink:href=\"#a\"/></g>"));
    row("a frame of no width", svg(svgRed(), "viewBox=\"0 0 0 3\""), u"no size"_s);
    row("a picture of no width", svg(svgRed(), "width=\"0\" height=\"3\""), u"no size"_s);
    row("elements 5,000 deep",
        svg(QByteArray("<g>").repeated(5000) + svgRed() + QByteArray("</g>").repeated(5000)));
    row("links that multiply", svgUseBomb(), u"takes too"_s);
    row("patterns that multiply", svgPatternBomb(), u"takes too"_s);
    row("entities by the gigabyte", svgEntityFlood(), u"takes too"_s);
    row("wide lines across each other", svgLines(100'000), u"takes too"_s);
    row("dashes without number", svgDashes());
    row("selectors without number", svgSelectors(100'000), u"takes too"_s);
    row("attributes without number", svgAttributes(150'000), u"takes too"_s);
    // librsvg 2.60 takes ten octaves at most for any number
    row("noise of ten thousand octaves, a thousand times",
        svgFiltered(QByteArray("<feTurbulence baseFrequency=\".1\" numOctaves=\"10000\"/>").repeated(1000)),
        u"takes too"_s);
    row("a matrix that ends librsvg 2.54",
        svgFiltered("<feConvolveMatrix order=\"30\" kernelMatrix=\"" + QByteArray("1 ").repeated(900)
                    + "\"/>"));
    row("two megabytes of text", svg("<text>" + QByteArray(1'900'000, 'x') + "</text>"), u"takes too"_s);
}

void tst_Svg::notDrawn()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, named);
    const Result<FlagImage> flag = readFlagImage(bytes, std::nullopt);
    if (QByteArrayView(QTest::currentDataTag()).startsWith("a matrix"))
        return; // later versions draw it
    QVERIFY(!flag);
    QCOMPARE(flag.error().kind, ErrorKind::InvalidImage);
    QVERIFY2(flag.error().detail.contains(named), qPrintable(flag.error().detail));
}

/// Fifty-five times as many pixels as a thumbnail has, for which there is time.
void tst_Svg::aLargePictureThatTakesLongIsEnlarged()
{
    const QByteArray slow = svgFiltered("<feTurbulence baseFrequency=\".1\" numOctaves=\"100\"/>");
    const Result<FlagImage> flag = readFlagImage(slow, vectorBox);
    QVERIFY2(flag, qPrintable(flag ? QString() : flag.error().detail));
    QCOMPARE(flag->size, QSize(40, 30));
    QCOMPARE(flag->thumbnail.size(), QSize(1024, 768));
}

void tst_Svg::soundPicturesGoOnAfterABomb()
{
    for (int i = 0; i < 3; ++i) {
        QVERIFY(!readFlagImage(svgFiltered("<feConvolveMatrix order=\"30\" kernelMatrix=\"1\"/>") + '\0'));
        QVERIFY(!readFlagImage(svgDashes()));
        QVERIFY(readFlagImage(svgFlag()));
    }
}

void tst_Svg::aPictureThatIsGivenUpEndsAtOnce()
{
    std::stop_source stop;
    const QByteArray bomb = svgUseBomb();
    auto reading =
        QtConcurrent::run([&] { return std::optional(readFlagImage(bomb, thumbnailBox, stop.get_token())); });
    stop.request_stop();
    const Result<FlagImage> flag = *reading.result();
    QVERIFY(!flag);
    QCOMPARE(flag.error().kind, ErrorKind::None);
    QVERIFY(readFlagImage(svgFlag()));
}

namespace {

/// The programs that this one has started and that have not ended.
int childCount()
{
    int count = 0;
    for (const QString &thread : QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile children(u"/proc/self/task/%1/children"_s.arg(thread));
        if (children.open(QIODevice::ReadOnly))
            count += int(children.readAll().count(' '));
    }
    return count;
}

} // namespace

void tst_Svg::manyThreadsShareFewPrograms()
{
    QThreadPool pool;
    pool.setMaxThreadCount(24);
    const QList<int> widths = [] {
        QList<int> list(200);
        std::iota(list.begin(), list.end(), 1);
        return list;
    }();
    const QList<int> read = QtConcurrent::blockingMapped(&pool, widths, [](int width) {
        const Result<FlagImage> flag = readFlagImage(svgFlag(width, 2));
        return flag ? flag->size.width() : 0;
    });
    QCOMPARE(read, widths);
    QVERIFY(childCount() <= QThread::idealThreadCount());
}

/// Runs last: all rows above have gone through this process and its children.
void tst_Svg::memoryStaysBounded()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("A sanitizer's own memory is no measure of ours.");
#endif
    for (const int whose : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage usage{};
        QCOMPARE(getrusage(whose, &usage), 0);
        QVERIFY2(usage.ru_maxrss < 150 * 1024, qPrintable(u"%1 kB"_s.arg(usage.ru_maxrss)));
    }
}

QTEST_GUILESS_MAIN(tst_Svg)
#include "tst_svg.moc"
