#include "ui/countries/countryrail.h"

#include "countries/codetext.h"
#include "models/countrymodel.h"
#include "ui/actions.h"
#include "ui/countries/codesdialog.h"
#include "ui/countries/countrylist.h"
#include "ui/countries/presetchooser.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/labels.h"
#include "wording/runtext.h"

#include <QAction>
#include <QActionGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLineEdit>
#include <QShortcut>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>

namespace Flaghoist {

namespace {

constexpr int linkGap = 4;
constexpr int minWidth = 200;
constexpr int offerPadding = 12;

/// A change of the choice; \a recorded is where the rail keeps the choice that it knows.
class ChoiceStep final : public QUndoCommand
{
public:
    ChoiceStep(CountryModel *countries, QList<CountryCode> *recorded)
        : m_countries(countries), m_recorded(recorded), m_before(*recorded), m_after(countries->chosen())
    {
    }
    void undo() override { m_countries->setChosen(*m_recorded = m_before); }
    void redo() override { m_countries->setChosen(*m_recorded = m_after); }

private:
    CountryModel *const m_countries;
    QList<CountryCode> *const m_recorded;
    const QList<CountryCode> m_before;
    const QList<CountryCode> m_after;
};

} // namespace

CountryRail::CountryRail(CountryModel *countries, const Actions *actions, QWidget *parent)
    : QWidget(parent), m_countries(countries), m_actions(actions), m_history(new QUndoStack(this)),
      m_recorded(countries->chosen()), m_unfolded(new QWidget(this)), m_strip(new FoldStrip(this)),
      m_preset(new PresetChooser), m_search(new QLineEdit), m_list(new CountryList(countries)),
      m_nothingFound(new MutedLabel), m_onlyChosen(new QCheckBox(tr("Only chosen"))),
      m_expand(new QAction(this)), m_offer(new ActionButton(ActionButton::Look::Link)),
      m_count(new MutedLabel), m_links(new QWidget)
{
    m_history->setUndoLimit(200);
    m_search->setClearButtonEnabled(true);
    m_search->setPlaceholderText(tr("Search name or code"));
    m_search->setAccessibleName(tr("Search countries"));
    m_search->setAccessibleDescription(tr("Arrow down goes to the first country found."));
    if (auto *const clear = m_search->findChild<QToolButton *>())
        clear->setAccessibleName(tr("Clear the search"));
    m_onlyChosen->setToolTip(tr("Shows only the countries that are chosen now."));

    m_nothingFound->setWordWrap(true);
    m_nothingFound->hide();
    m_offer->hide();
    layOut();

    connectActions();

    connect(m_preset, &PresetChooser::presetPicked, this, &CountryRail::choose);
    connect(m_offer, &QPushButton::clicked, this, &CountryRail::chooseOffer);
    connect(m_search, &QLineEdit::textChanged, this, &CountryRail::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (m_offer->isVisible())
            chooseOffer();
        else
            enterList();
    });
    new QShortcut(Qt::Key_Down, m_search, this, &CountryRail::enterList, Qt::WidgetShortcut);
    new QShortcut(Qt::Key_Escape, m_search, m_search, &QLineEdit::clear, Qt::WidgetShortcut);
    connect(m_onlyChosen, &QCheckBox::toggled, m_list, &CountryList::setOnlyChosen);
    connect(m_strip, &QAbstractButton::clicked, m_actions->countries, &QAction::trigger);
    connect(m_countries, &CountryModel::chosenChanged, this, [this] {
        if (m_countries->chosen() != m_recorded) // else a step was just taken back or repeated
            m_history->push(new ChoiceStep(m_countries, &m_recorded));
        refresh();
    });
    for (const auto signal : {&QTreeView::expanded, &QTreeView::collapsed})
        connect(m_list, signal, this, &CountryRail::refresh);
    refresh();
}

void CountryRail::connectActions()
{
    connect(m_actions->choosing, &QActionGroup::triggered, this, [this](const QAction *action) {
        if (action->data().canConvert<Preset>())
            choose(action->data().value<Preset>());
    });
    connect(m_actions->letters, &QAction::triggered, m_preset, &PresetChooser::openLetters);
    connect(m_actions->typeCodes, &QAction::triggered, this, &CountryRail::typeCodes);
    connect(m_actions->keepFirst, &QAction::triggered, this, &CountryRail::keepFirst);
    connect(m_actions->invert, &QAction::triggered, m_countries, &CountryModel::invert);
    connect(m_actions->chooseNone, &QAction::triggered, this, [this] { m_countries->setChosen({}); });
    connect(m_actions->undo, &QAction::triggered, m_history, &QUndoStack::undo);
    connect(m_actions->redo, &QAction::triggered, m_history, &QUndoStack::redo);
    connect(m_expand, &QAction::triggered, this, [this] {
        if (m_expand->data().toBool())
            m_list->expandAll();
        else
            m_list->collapseAll();
        refresh();
    });
}

void CountryRail::layOut()
{
    auto *const foldAction = new QAction(tr("Fold the countries (F9)"), this);
    connect(foldAction, &QAction::triggered, m_actions->countries, &QAction::trigger);
    auto *const fold = new GlyphButton(foldAction, Glyph::ChevronLeft);
    auto *const top = new QHBoxLayout;
    top->setSpacing(4);
    top->addWidget(m_preset, 1);
    top->addWidget(fold);
    auto *const narrowing = new FlowLayout(linkGap); // in a language with long words in two rows
    narrowing->addWidget(m_onlyChosen);
    narrowing->addWidget(new ActionButton(m_expand, ActionButton::Look::Link));
    auto *const links = new FlowLayout(linkGap, m_links);
    links->setContentsMargins(0, 0, 0, 0);
    for (QAction *const action : {m_actions->typeCodes, m_actions->keepFirst})
        links->addWidget(new ActionButton(action, ActionButton::Look::Link));

    auto *const column = new QVBoxLayout(m_unfolded);
    column->setContentsMargins(12, 10, 10, 8);
    column->setSpacing(6);
    column->addLayout(top);
    column->addWidget(m_search);
    column->addLayout(narrowing);
    column->addWidget(m_nothingFound);
    column->addWidget(m_offer, 0, Qt::AlignLeading);
    column->addWidget(m_list, 1);
    column->addWidget(m_count);
    column->addWidget(m_links);
    auto *const whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_strip);
    whole->addWidget(m_unfolded, 1);
    m_strip->hide();
}

void CountryRail::setFolded(bool folded)
{
    m_strip->setVisible(folded);
    m_unfolded->setVisible(!folded);
}

QSize CountryRail::minimumSizeHint() const
{
    if (m_unfolded->isHidden())
        return {m_strip->sizeHint().width(), 0};
    const QSize size = QWidget::minimumSizeHint();
    return {std::max(minWidth, size.width()), size.height()};
}

void CountryRail::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_links->setVisible(height() > 15 * fontMetrics().lineSpacing()); // else the list needs the room
}

void CountryRail::choose(const Preset &preset)
{
    m_countries->setChosen(codesOf(preset));
    if (preset.kind == Preset::Kind::Region)
        m_list->showRegion(presetText(preset));
}

void CountryRail::typeCodes()
{
    auto *const dialog = new CodesDialog(m_text, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this, dialog](int result) {
        const CodeText &understood = dialog->understood();
        const bool accepted = result == QDialog::Accepted;
        // What was not understood, or not used, is there again the next time.
        m_text = accepted && understood.unknown.isEmpty() ? QString() : dialog->text();
        if (!accepted)
            return;
        if (dialog->isAddition())
            add(understood.codes);
        else
            m_countries->setChosen(understood.codes);
    });
    dialog->open();
}

void CountryRail::keepFirst()
{
    const QList<CountryCode> chosen = m_countries->chosen();
    if (chosen.size() < 2)
        return;
    const auto all = int(chosen.size());
    auto *const dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setWindowTitle(tr("Keep first"));
    dialog->setIntRange(1, all);
    const auto explain = [dialog, chosen, all](int count) {
        //: Above a number: %n codes are chosen
        QString text = tr("How many of the %n chosen code(s) to keep:", nullptr, all) + u'\n';
        if (count == all)
            text += tr("Keeps all of them.");
        else
            //: %1 and %2 are the first and the last code that stay; %n leave
            text += tr("Keeps %1 to %2; removes %n other(s) from the choice.", nullptr, all - count)
                        .arg(chosen.first().upper(), chosen.at(count - 1).upper());
        dialog->setLabelText(text);
        //: Button that keeps so many of the chosen codes
        dialog->setOkButtonText(tr("Keep %n code(s)", nullptr, count));
    };
    connect(dialog, &QInputDialog::intValueChanged, this, explain);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_countries->keepFirst(dialog->intValue()); });
    constexpr int usual = 10;
    dialog->setIntValue(std::min(usual, all - 1));
    explain(dialog->intValue());
    dialog->open();
}

void CountryRail::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void CountryRail::setLocked(bool locked, const QString &reason)
{
    for (QWidget *const widget :
         std::initializer_list<QWidget *>{m_preset, m_search, m_onlyChosen, m_list, m_offer})
        widget->setEnabled(!locked);
    m_unfolded->setToolTip(locked ? reason : QString());
    refresh();
}

void CountryRail::refresh()
{
    const QList<CountryCode> chosen = m_countries->chosen();
    const std::optional<Preset> preset = presetOf(chosen);
    m_preset->showPreset(preset);
    //: Below the list of countries: %n are chosen of %L1
    m_count->setText(tr("%n of %L1 chosen", nullptr, int(chosen.size())).arg(m_countries->available()));
    //: The folded list of countries: %1 is a choice such as “Europe”, %L2 how many are chosen
    m_strip->setText(tr("%1 · %L2").arg(presetText(preset)).arg(chosen.size()));
    //: For a screen reader: the list of countries is folded; %1 is what is chosen
    setAccessibleNameCalmly(m_strip, tr("Countries, folded: %1").arg(m_strip->text()));
    m_strip->setToolTip(tr("Unfold the countries (F9)"));
    const bool anyOpen = m_list->isAnyRegionUnfolded();
    m_expand->setText(anyOpen ? tr("Collapse all") : tr("Expand all"));
    m_expand->setData(!anyOpen);
}

void CountryRail::search()
{
    m_list->search(m_search->text());
    m_nothingFound->setText(tr("No country has this name or code."));
    m_nothingFound->setVisible(m_list->isEmpty());
    m_offer->hide();
    if (m_list->isEmpty())
        offer();
}

/// What is not in the list by this name may be known by another: as a code that is no country, a name in
/// another language, or several of them.
void CountryRail::offer()
{
    whenNamesAreLoaded(this, [this, typed = m_search->text()] {
        if (typed != m_search->text() || !m_list->isEmpty())
            return;
        const CodeText understood = parseCodeText(typed, QLocale());
        if (understood.codes.isEmpty() || !understood.unknown.isEmpty())
            return;
        m_offered = understood.codes;
        const CountryCode first = m_offered.first();
        const QString name = countryName(first, QLocale());
        QString text;
        if (m_offered.size() > 1)
            text = tr("Choose these %n code(s)", nullptr, int(m_offered.size()));
        else if (name == first.upper())
            text = tr("Choose %1").arg(name);
        else
            //: %1 is the code, %2 the country: “Choose XK Kosovo”
            text = tr("Choose %1 %2").arg(first.upper(), name);
        m_offer->setToolTip(text);
        m_offer->setAccessibleName(text);
        // A long name must not widen the panel, nor “Antigua & Barbuda” have a mnemonic.
        text = m_offer->fontMetrics().elidedText(text, Qt::ElideRight, m_list->width() - offerPadding);
        m_offer->setText(text.replace(u'&', QStringLiteral("&&")));
        //: Below the search; a button to choose it follows
        m_nothingFound->setText(tr("Not in the list, but known:"));
        m_offer->show();
    });
}

void CountryRail::chooseOffer()
{
    add(m_offered);
    // One is then to be seen in the list, chosen.
    m_search->setText(m_offered.size() == 1 ? m_offered.first().upper() : QString());
    search();
    m_search->setFocus(Qt::OtherFocusReason);
}

void CountryRail::add(const QList<CountryCode> &codes)
{
    m_countries->setChosen(m_countries->chosen() + codes);
}

/// From the search to the offer, or else to the first country found.
void CountryRail::enterList()
{
    if (m_offer->isVisible())
        return m_offer->setFocus(Qt::OtherFocusReason);
    m_list->enter();
}

} // namespace Flaghoist
