#include "fakes/longwords.h"
#include "fakes/windowfixture.h"
#include "ui/actions.h"
#include "ui/flags/flagsarea.h"
#include "ui/flags/flagview.h"
#include "ui/inspector/inspector.h"
#include "ui/planbar/customurldialog.h"
#include "ui/planbar/planoptions.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QInputDialog>
#include <QLabel>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using State = DownloadSession::State;

namespace {

/// Where \a widget is in its window, as far as the areas around it show it.
QRect shownRect(const QWidget *widget)
{
    QRect rect(widget->mapTo(widget->window(), QPoint()), widget->size());
    for (const QWidget *around = widget->parentWidget(); around; around = around->parentWidget()) {
        rect &= QRect(around->mapTo(widget->window(), QPoint()), around->size());
        if (around->isWindow())
            break;
    }
    return rect;
}

/// Whether a text that does not fit is there whole as a tool tip.
bool isInToolTip(const QWidget *widget)
{
    const QString text = widget->property("text").toString().remove(u'…'); // of a path its end
    const QWidget *const around = widget->parentWidget();
    return widget->toolTip().contains(text) || (around && around->toolTip().contains(text.chopped(1)));
}

bool isCut(const QWidget *widget)
{
    if (const auto *const label = qobject_cast<const QLabel *>(widget)) {
        if (label->text().isEmpty() || !label->pixmap().isNull())
            return false;
        return label->wordWrap() ? label->heightForWidth(label->width()) > label->height()
                                 : label->sizeHint().width() > label->width();
    }
    if (const auto *const button = qobject_cast<const QAbstractButton *>(widget))
        return !button->text().isEmpty() && !qobject_cast<const QToolButton *>(button)
            && button->sizeHint().width() > button->width();
    if (const auto *const tabs = qobject_cast<const QTabBar *>(widget))
        return tabs->tabRect(tabs->count() - 1).right() > tabs->width();
    return false;
}

/// The texts in \a window that cannot be read whole, with the class of their widget.
QString cutTexts(QWidget *window)
{
    for (int pass = 0; pass < 5; ++pass)
        QCoreApplication::sendPostedEvents();
    window->grab(); // labels that shorten their text do so while they are painted
    QStringList cut;
    for (const QWidget *const widget : window->findChildren<QWidget *>()) {
        const bool outside = qobject_cast<const QAbstractButton *>(widget) && shownRect(widget).isEmpty();
        if (widget->isVisible() && isCut(widget) && !isInToolTip(widget) && !outside)
            cut << QLatin1StringView(widget->metaObject()->className()) + ": "_L1
                    + widget->property("text").toString();
    }
    return cut.join(u'\n');
}

void resizeTo(const WindowFixture &fixture, const QSize &size)
{
    fixture.window->resize(size);
    QTRY_COMPARE(fixture.window->size(), size);
}

} // namespace

/// The window in a language whose words are longer: no text may be cut.
class tst_LongTexts final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void noticesACutText();
    void theWindowShowsTextsWhole_data();
    void theWindowShowsTextsWhole();
    void dialogsShowTextsWhole();

private:
    LongWords m_words;
};

void tst_LongTexts::initTestCase()
{
    QCoreApplication::setApplicationName(u"Flaghoist"_s);
    QCoreApplication::installTranslator(&m_words);
}

void tst_LongTexts::noticesACutText()
{
    QWidget window;
    auto *const label = new QLabel(u"longer than its place"_s, &window);
    label->setGeometry(0, 0, 30, 20);
    window.show();
    QCOMPARE(cutTexts(&window), u"QLabel: longer than its place"_s);
    label->setToolTip(label->text());
    QCOMPARE(cutTexts(&window), QString());
}

void tst_LongTexts::theWindowShowsTextsWhole_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("large") << QSize(1280, 800);
    QTest::newRow("small") << QSize(1024, 640);
}

void tst_LongTexts::theWindowShowsTextsWhole()
{
    QFETCH(const QSize, size);
    const WindowFixture fixture(halfFailing());
    resizeTo(fixture, size);
    QCOMPARE(cutTexts(fixture.window.get()), QString());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    fixture.clickTab(WindowFixture::Errors);
    fixture.grid()->setCurrentIndex(fixture.grid()->model()->index(0, 0));
    QCOMPARE(cutTexts(fixture.window.get()), QString());
    fixture.part<FlagsArea>()->setView(FlagsArea::View::List);
    fixture.clickTab(WindowFixture::Practice);
    QCOMPARE(cutTexts(fixture.window.get()), QString());
    for (const QWidget *const widget :
         std::initializer_list<QWidget *>{fixture.start(), fixture.pause(), fixture.atOnce()})
        QCOMPARE(shownRect(widget).size(), widget->size());
}

void tst_LongTexts::dialogsShowTextsWhole()
{
    const WindowFixture fixture;
    CustomUrlDialog url(u"https://example.org/{country}.png"_s, {}, CountryCode(), fixture.window.get());
    url.show();
    QCOMPARE(cutTexts(&url), QString());
    fixture.part<Actions>()->keepFirst->trigger();
    QCOMPARE(cutTexts(fixture.part<QInputDialog>()), QString());
    fixture.part<QInputDialog>()->close();
    QCOMPARE(cutTexts(fixture.openOptions()), QString());
}

QTEST_MAIN(tst_LongTexts)
#include "tst_longtexts.moc"
