#include "ui/inspector/inspector.h"

#include "ui/widgets/appstyle.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/palette.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {
constexpr int minPage = 110; // the height of a page that is still of use
constexpr int detailsWidth = 320;
} // namespace

Inspector::Inspector(QWidget *parent)
    : QWidget(parent), m_tabs(new QTabBar), m_head(new QHBoxLayout), m_pages(new QStackedWidget),
      m_split(new QSplitter(Qt::Horizontal)), m_fold(new QAction(this)),
      m_foldButton(new GlyphButton(m_fold, Glyph::ChevronUp))
{
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    //: Accessible name of the tabs at the bottom of the window
    m_tabs->setAccessibleName(tr("Inspector"));
    m_head->setContentsMargins(8, 0, 8, 0);
    m_head->setSpacing(4);
    m_head->addWidget(m_tabs);
    m_head->addStretch(1);
    m_head->addWidget(m_foldButton);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_head);
    column->addWidget(newHairline());
    column->addWidget(m_split, 1);
    m_split->addWidget(m_pages);
    m_split->setChildrenCollapsible(false);
    m_split->setMinimumHeight(minPage);
    // The click that makes a tab current also opens it; one on the current tab of an open page folds it.
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this](int page) {
        if (page >= 0)
            toggle(page);
    });
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int page) {
        m_pages->setCurrentIndex(page);
        refresh();
    });
    connect(m_fold, &QAction::triggered, this, [this] { emit foldRequested(m_unfolded); });
    refresh();
}

void Inspector::addPage(QAction *action, QWidget *page, QWidget *tools, About about)
{
    const int number = m_pages->addWidget(page);
    m_actions << action;
    m_tools << tools;
    m_badges << 0;
    m_abouts << about;
    m_head->insertWidget(m_head->count() - 1, tools);
    m_tabs->addTab(action->text().remove(u'&'));
    connect(action, &QAction::triggered, this, [this, number] {
        toggle(number);
        if (isOpen(number))
            m_pages->currentWidget()->setFocus(Qt::ShortcutFocusReason);
    });
    refresh();
}

void Inspector::setDetails(QWidget *details)
{
    m_details = details;
    m_split->addWidget(m_details);
    m_split->setStretchFactor(0, 1);
    m_split->setSizes({3 * detailsWidth, detailsWidth});
    refresh();
}

void Inspector::setBadge(int page, int count)
{
    if (m_badges.at(page) == count)
        return;
    m_badges[page] = count;
    const QString title = m_actions.at(page)->text().remove(u'&');
    m_tabs->setAccessibleTabName(page, count > 0 ? u"%1 %2"_s.arg(title, QLocale().toString(count)) : title);
    auto *label = qobject_cast<QLabel *>(m_tabs->tabButton(page, QTabBar::RightSide));
    if (count == 0) {
        m_tabs->setTabButton(page, QTabBar::RightSide, nullptr);
        delete label;
        return;
    }
    const Colours &colours = coloursOf(palette());
    auto *const fresh = new QLabel(u" %1 "_s.arg(QLocale().toString(count)));
    fresh->setFont(bold(smallFont(font())));
    fresh->setAlignment(Qt::AlignCenter);
    fresh->setStyleSheet(u"background:%1; color:%2; border-radius:%3px; padding:0 3px"_s.arg(
        colours.errorFill.name(), colours.onError.name(),
        QString::number((fresh->fontMetrics().height() + 1) / 2)));
    fresh->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_tabs->setTabButton(page, QTabBar::RightSide, fresh);
    delete label;
}

int Inspector::badge(int page) const
{
    return m_badges.at(page);
}

int Inspector::page() const
{
    return m_tabs->currentIndex();
}

void Inspector::setPage(int page)
{
    if (page >= 0 && page < m_tabs->count())
        m_tabs->setCurrentIndex(page);
}

void Inspector::setUnfolded(bool unfolded)
{
    m_unfolded = unfolded;
    refresh();
}

QSize Inspector::minimumSizeHint() const
{
    const QSize size = QWidget::minimumSizeHint();
    return m_unfolded ? size : QSize(size.width(), m_head->sizeHint().height() + 1);
}

void Inspector::toggle(int page)
{
    const bool fold = isOpen(page) && m_pages->currentIndex() == page;
    setPage(page);
    emit foldRequested(fold);
    refresh(); // an action that was triggered toggled itself
}

void Inspector::refresh()
{
    m_split->setVisible(m_unfolded);
    if (m_details)
        m_details->setVisible(m_abouts.value(page(), About::Other) == About::Flags);
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        m_actions[i]->setChecked(isOpen(int(i)));
        m_tools[i]->setVisible(isOpen(int(i)));
    }
    m_foldButton->setGlyph(m_unfolded ? Glyph::ChevronDown : Glyph::ChevronUp);
    m_fold->setText(m_unfolded ? tr("Fold the inspector") : tr("Unfold the inspector"));
}

} // namespace Flaghoist
