#include "image/container.h"

#include "fakes/svgsamples.h"

#include <QElapsedTimer>
#include <QTest>

#include <sys/resource.h>

using namespace Flaghoist;
using namespace SvgSamples;
using namespace Qt::StringLiterals;

class TestSvgWalk final : public QObject
{
    Q_OBJECT

private slots:
    void whole_data();
    void whole();
    void sizes_data();
    void sizes();
    void refused_data();
    void refused();
    void decoderSeesOnlyWhatIsDrawn_data();
    void decoderSeesOnlyWhatIsDrawn();
    void everyPrefixIsTruncated();
    void everyCorruptByteEndsInAnAnswer();
    void whatPassesPassesAgain();
    void memoryStaysBounded();
};

void TestSvgWalk::whole_data()
{
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("plain") << svgFlag();
    QTest::newRow("with a byte order mark, a declaration, a comment and line ends")
        << "\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<!-- a > b -->\n"
            + svgFlag() + "\r\n<!-- end -->\n";
    QTest::newRow("with the document type of SVG 1.1")
        << "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" "
           "\"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">"
            + svgFlag();
    QTest::newRow("with a prefix") << QByteArray(
        "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 "
        "3\"><s:path d=\"M0 0h4v3z\"/></s:svg>");
    QTest::newRow("with every kind of shape") << svg(
        "<g><rect width=\"1\" height=\"1\" rx=\"0.1\"/><circle r=\"2\"/><ellipse rx=\"1\" ry=\"2\"/>"
        "<line x1=\"1\" y2=\"2\"/><polyline points=\"1,2 3,4\"/><polygon points=\"1 2 3 4 5 6\"/></g>");
    QTest::newRow("with every command of a path")
        << svg("<path d=\"M1-2.5 3.5.5L1e1 2h3v-4H5V6c1 2 3 4 5 6s1 2 3 4Q1 2 3 4q1 2 3 4t5 6T7 8"
               "a1 2 30 011.5.5A1 1 0 0 1 3 4zm1 1 2 2Z\"/>");
    QTest::newRow("with links within itself")
        << svg("<defs><linearGradient id=\"a\"><stop offset=\"0\" stop-color=\"#fff\"/></linearGradient>"
               "<radialGradient id=\"b\" xlink:href=\"#a\"/><path id=\"p\" d=\"M0 0h1v1z\"/></defs>"
               "<use href=\"#p\" fill=\"url(#b)\"/><use xlink:href=\"#nowhere\"/>"
               "<path d=\"M0 0\" style=\"fill:url('#a') #fff;marker:none;mask:url(#m)\"/>");
    QTest::newRow("with clips, masks and markers")
        << svg("<clipPath id=\"c\"><use href=\"#q\"/></clipPath><mask id=\"m\"><circle r=\"9\"/></mask>"
               "<marker id=\"n\"/><g clip-path=\"url(#c)\" mask=\"url(#m)\"><path id=\"q\" d=\"M0 0\" "
               "marker-mid=\"url(#n)\"/></g>");
    QTest::newRow("with what drawing programs leave")
        << QByteArray("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\" "
                      "xmlns:sodipodi=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\" "
                      "sodipodi:docname=\"flag.svg\" aria-label=\"Flag (old)\" data-x=\"y\">"
                      "<sodipodi:namedview pagecolor=\"#fff\"/><metadata><Work xmlns=\"\">x</Work></metadata>"
                      "<title>A &amp; B</title><desc/></svg>");
    QTest::newRow("with a style sheet of plain rules") << svg(
        "<style type=\"text/css\"><![CDATA[/* reds */ .a, #b { fill: #f00 } g rect{stroke:none}]]></style>"
        "<g class=\"a\"><rect id=\"b\" width=\"3\" height=\"3\"/></g>");
    QTest::newRow("with a few dashes") << svg("<path stroke-dasharray=\"1 .5\" d=\"M0 0h40v30\"/>");
    QTest::newRow("with text") << svgText();
    QTest::newRow("with many elements") << svgElements(15'000);
    QTest::newRow("with links as deep as is allowed") << svgUseChain(50);
}

void TestSvgWalk::whole()
{
    QFETCH(const QByteArray, bytes);
    const Result<Container> container = walkContainer(bytes);
    QVERIFY2(container, qPrintable(container ? QString() : container.error().detail));
    QCOMPARE(container->format, ImageFormat::Svg);
    QCOMPARE(container->hasText, bytes.contains("<text"));
}

void TestSvgWalk::sizes_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QSize>("size");

    const auto row = [](const char *attributes, QSize size) {
        QTest::newRow(attributes) << QByteArray(attributes).replace('\'', '"') << size;
    };
    row("viewBox='0 0 640 480'", {640, 480});
    row("viewBox='-10,-5 20.6 10.4'", {21, 10});
    row("width='512' height='341' viewBox='0 0 3 2'", {512, 341});
    row("width='10cm' height='1in'", {378, 96});
    row("width='90px' height='60.4px'", {90, 60});
    row("width='100%' height='100%' viewBox='0 0 3 2'", {3, 2});
    row("width='900' viewBox='0 0 3 2'", {3, 2});
    row("width='.2' height='.1'", {1, 1});
}

void TestSvgWalk::sizes()
{
    QFETCH(const QByteArray, attributes);
    const Result<Container> container = walkContainer(svg({}, attributes));
    QVERIFY2(container, qPrintable(container ? QString() : container.error().detail));
    QTEST(container->size, "size");
}

void TestSvgWalk::refused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("named");

    const auto row = [](const char *name, const QByteArray &bytes, const QString &named,
                        ErrorKind kind = ErrorKind::InvalidImage) {
        QTest::newRow(name) << bytes << kind << named;
    };
    const auto within = [&row](const char *name, const QByteArray &body, const QString &named) {
        row(name, svg(body), named);
    };
    row("without the SVG namespace", "<svg viewBox=\"0 0 3 2\"/>", u"namespace"_s);
    row("an entity bomb", svgEntityBomb(), u"declarations in its document type"_s);
    row("one harmless entity", "<!DOCTYPE svg [<!ENTITY a \"b\">]>" + svgFlag(), u"declarations"_s);
    row("declarations after a > in quotes", "<!DOCTYPE svg SYSTEM \">\" [<!ENTITY a \"b\">]>" + svgFlag(),
        u"declarations"_s);
    within("an entity of nobody", "<title>&nbsp;</title>", u"line 1"_s);
    row("a style sheet instruction", "<?xml-stylesheet href=\"/dev/zero\"?>" + svgFlag(), u"instruction"_s);
    within("an instruction further down", "<?php ?>", u"instruction"_s);
    row("another encoding", "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + svgFlag(), u"SVG:"_s);
    within("bytes that are no UTF-8", "<title>\xc3\x28</title>", u"line 1"_s);
    within("a name without end", '<' + QByteArray(5000, 'n') + ":x/>", u"a name of more than"_s);
    row("another document behind it", svgFlag() + svgFlag(), u"line 1"_s);
    row("rubbish behind it", svgFlag() + '\0', u"line 1"_s);
    within("elements that cross", "<g><path></g></path>", u"line 1"_s);
    within("an attribute twice", "<g id=\"a\" id=\"b\"/>", u"line 1"_s);

    within("an image in a file", "<image xlink:href=\"file:///etc/passwd\"/>", u"element image"_s);
    within("an image within", "<image href=\"data:image/png;base64,AAAA\"/>", u"element image"_s);
    within("a script", "<script>1</script>", u"element script"_s);
    within("a script of another kind",
           "<metadata><script xmlns=\"http://www.w3.org/1999/xhtml\"/></metadata>", u"element script"_s);
    within("a page", "<foreignObject/>", u"element foreignObject"_s);
    within("an animation", "<g><animate attributeName=\"x\"/></g>", u"element animate"_s);
    within("a filter", "<filter id=\"f\"/>", u"element filter"_s);
    within("a pattern", "<pattern id=\"f\"/>", u"element pattern"_s);
    within("a font", "<font/>", u"element font"_s);
    within("a link for people", "<a href=\"#x\"><g/></a>", u"element a"_s);
    within("an svg element within", "<svg/>", u"element svg"_s);
    within("an image under a foreign name", "<x:image xmlns:x=\"urn:x\"/>", u"element image"_s);
    within("an event", "<path d=\"M0 0\" onload=\"x()\"/>", u"onload"_s);
    within("an event of a title", "<title onclick=\"x()\"/>", u"onclick"_s);
    within("a base for links", "<g xml:base=\"http://example.org/\"/>", u"xml:base"_s);

    within("a link elsewhere", "<use xlink:href=\"flag.svg#a\"/>", u"a link to flag.svg#a"_s);
    within("a link to a file", "<use href=\"file:///dev/zero#a\"/>", u"a link to file"_s);
    within("a link of what links to nothing", "<path href=\"#a\"/>", u"a link to #a"_s);
    within("a paint elsewhere", "<path fill=\"url(http://example.org/#a)\"/>", u"fill"_s);
    within("a style elsewhere", "<path style=\"fill:url(x.svg#a)\"/>", u"style"_s);
    within("a style with an escape", "<path style=\"fill:u\\72l(x.svg)\"/>", u"style"_s);
    within("a style with another function", "<path style=\"cursor:image-set('x' 1x)\"/>", u"style"_s);
    within("a style without end", "<path style=\"fill\"/>", u"style"_s);
    within("a style sheet that imports", "<style>@import 'x.css';</style>", u"style sheet"_s);
    within("a style sheet elsewhere", "<style>g{fill:url(x.svg#a)}</style>", u"style sheet"_s);
    within("a style sheet with an escape", "<style>g{fill:\\75rl(x)}</style>", u"style sheet"_s);
    within("a style sheet with a wide selector", "<style>g:has(a){fill:red}</style>", u"style sheet"_s);
    within("an element in a style sheet", "<style><g/></style>", u"style sheet"_s);

    within("path data that is none", "<path d=\"M0 0 url(x)\"/>", u"attribute d"_s);
    within("a number beyond all", "<path d=\"M0 1e400\"/>", u"attribute d"_s);
    within("an infinite width", "<rect width=\"inf\"/>", u"attribute width"_s);
    within("a transform that is none", "<g transform=\"explode(1)\"/>", u"transform"_s);
    within("transforms of transforms",
           QByteArray("<g transform=\"scale(1e5)\">").repeated(3) + QByteArray("</g>").repeated(3),
           u"enlarges"_s);

    row("links in a circle", svgUseCycle(), u"circle"_s);
    within("a link to itself", "<use id=\"a\" xlink:href=\"#a\"/>", u"circle"_s);
    row("a link to the whole", svg("<use xlink:href=\"#all\"/>", "viewBox=\"0 0 1 1\" id=\"all\""),
        u"circle"_s);
    within("gradients in a circle",
           "<linearGradient id=\"a\" href=\"#b\"/><linearGradient id=\"b\" href=\"#a\"/>", u"circle"_s);
    row("links of links of links", svgUseChain(10'000), u"too deep"_s);
    row("elements too deep", svgDeep(10'000), u"more than 64 deep"_s);
    row("links that multiply", svgUseBomb(), u"too much to draw"_s);
    row("a million elements", svgElements(500'000), u"more than 20000 elements"_s);
    row("lines that take for ever", svgLines(100'000), u"too much to draw"_s);
    within("dashes without number", "<path stroke=\"red\" stroke-dasharray=\"1e-6\" d=\"M0 0h40v30\"/>",
           u"dashes"_s);
    within("a novel", "<text>" + QByteArray(50'000, 'x') + "</text>", u"too much to draw"_s);
    within("a style sheet for each of many elements",
           "<style>" + QByteArray(".a,").repeated(1000) + "g{fill:red}</style>"
               + QByteArray("<g/>").repeated(9000),
           u"too much to draw"_s);

    row("no size at all", svg({}, {}), u"no size"_s);
    row("a view box of nothing", svg({}, "viewBox=\"0 0 0 3\""), u"viewBox"_s);
    row("a view box with a hole", svg({}, "viewBox=\"0 0 3\""), u"viewBox"_s);
    row("a width below zero", svg({}, "width=\"-3\" height=\"2\""), u"-3"_s);
    row("a thousand million pixels wide", svg({}, "width=\"1000000000\" height=\"1000000000\""),
        u"width 1000000000"_s);
    row("a few million pixels wide", svg({}, "width=\"5000000\" height=\"5000000\""), u"5000000 × 5000000"_s,
        ErrorKind::TooLarge);
    row("compressed", QByteArray("\x1f\x8b\x08\x00", 4) + QByteArray(60, 'x'), u"SVGZ"_s);
    row("another document", "<?xml version=\"1.0\"?><feed/>", u"XML"_s);
}

void TestSvgWalk::refused()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, named);
    const Result<Container> container = walkContainer(bytes);
    QVERIFY(!container);
    QTEST(container.error().kind, "kind");
    QVERIFY2(container.error().detail.contains(named), qPrintable(container.error().detail));
}

void TestSvgWalk::decoderSeesOnlyWhatIsDrawn_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("seen");

    const auto row = [](const char *name, const char *body, const char *seen) {
        QTest::newRow(name) << QByteArray(body).replace('\'', '"') << QByteArray(seen).replace('\'', '"');
    };
    row("comments, words and metadata go", "<!-- c --><title>t</title><metadata><g/></metadata><desc/>x", "");
    row("masks are no shapes", "<mask id='m' x='0'><circle r='9'/></mask><g mask='url(#m)'/>",
        "<defs id='m' x='0'><circle r='9'/></defs><g/>");
    row("links are written in one way", "<use href='#a'/><use xlink:href=' #b '/>",
        "<use xlink:href='#a'/><use xlink:href='#b'/>");
    row("styles lose what is not drawn", "<g style='fill: red;marker:none; -inkscape-stroke:x'/>",
        "<g style='fill:red;'/>");
    row("attributes lose what is not drawn", "<g id='a' aria-label='b' overflow='hidden' fill='red'/>",
        "<g id='a' fill='red'/>");
    row("text stays", "<text x='1'>a &lt; <tspan>b</tspan></text>",
        "<text x='1'>a &lt; <tspan>b</tspan></text>");
    row("style sheets lose their comments", "<style>/* a */ .a { fill : red ; cursor:pointer }</style>",
        "<style>.a{fill:red;}\n</style>");
}

void TestSvgWalk::decoderSeesOnlyWhatIsDrawn()
{
    QFETCH(const QByteArray, body);
    const Result<Container> container = walkContainer(svg(body, "width=\"9\" height=\"9\""));
    QVERIFY2(container, qPrintable(container ? QString() : container.error().detail));
    const qsizetype from = container->picture.indexOf('>');
    const QByteArray root = container->picture.first(from);
    QVERIFY(root.contains("width=\"9\" height=\"9\" viewBox=\"0 0 9 9\""));
    const bool empty = root.endsWith('/');
    QTEST(empty ? QByteArray() : container->picture.sliced(from + 1).chopped(6), "seen");
}

void TestSvgWalk::everyPrefixIsTruncated()
{
    const QByteArray whole = "<?xml version=\"1.0\"?>\n<!-- c -->\n<!DOCTYPE svg>\n"
        + svg("<style>g{fill:red}</style><g id=\"a\"><![CDATA[x]]></g><use href=\"#a\"/>");
    QVERIFY(walkContainer(whole));
    for (qsizetype size = 1; size < whole.size(); ++size) {
        const Result<Container> container = walkContainer(whole.first(size));
        QVERIFY2(!container, whole.first(size).constData());
        QVERIFY2(container.error().kind == ErrorKind::Truncated,
                 qPrintable(u"%1 bytes: %2"_s.arg(size).arg(container.error().detail)));
    }
}

void TestSvgWalk::everyCorruptByteEndsInAnAnswer()
{
    const QByteArray good = "<?xml version=\"1.0\"?><!DOCTYPE svg>"
        + svg("<style>g{fill:red}</style><g id=\"a\"><path d=\"M0 0h9\"/></g><use href=\"#a\"/>");
    int refused = 0;
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (int value = 0; value < 256; value += at % 7 + 1) {
            QByteArray bad = good;
            bad[at] = char(value);
            const Result<Container> container = walkContainer(bad);
            refused += container ? 0 : 1;
            QVERIFY(!container || !container->size.isEmpty());
        }
    }
    QVERIFY(refused > 0);
}

/// What decoders see is itself an SVG of ours, with nothing left to take out.
void TestSvgWalk::whatPassesPassesAgain()
{
    const Result<Container> once = walkContainer(
        svg("<style>g{fill:red}</style><mask id=\"m\"/><g id=\"a\" style=\"fill:red;mask:url(#m)\"><text>a"
            "</text></g><use href=\"#a\"/>"));
    QVERIFY(once);
    const Result<Container> twice = walkContainer(once->picture);
    QVERIFY2(twice, qPrintable(twice ? QString() : twice.error().detail));
    QCOMPARE(twice->size, once->size);
    QCOMPARE(twice->picture, once->picture);
}

/// Runs last: all rows above have gone through this process.
void TestSvgWalk::memoryStaysBounded()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("A sanitizer's own memory is no measure of ours.");
#endif
    rusage usage{};
    QCOMPARE(getrusage(RUSAGE_SELF, &usage), 0);
    QVERIFY2(usage.ru_maxrss < 300 * 1024, qPrintable(u"%1 kB"_s.arg(usage.ru_maxrss)));
}

QTEST_GUILESS_MAIN(TestSvgWalk)
#include "tst_svgwalk.moc"
