#include "ui/countries/countrypanel.h"

#include "countries/codetext.h"
#include "models/choicehistory.h"
#include "models/countrymodel.h"
#include "ui/countries/codesdialog.h"
#include "ui/countries/countrydelegate.h"
#include "ui/countries/keepfirstdialog.h"
#include "ui/countries/namesloading.h"
#include "ui/countries/presetchooser.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/mutedlabel.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace Flaghoist {

namespace {

/// The other codes appear folded where they are more.
constexpr int fewOthers = 12;
constexpr int linkGap = 4;

} // namespace

CountryPanel::CountryPanel(CountryModel *countries, QWidget *parent)
    : QWidget(parent), m_countries(countries), m_found(new QSortFilterProxyModel(this)),
      m_history(new ChoiceHistory(countries, this)), m_preset(new PresetChooser(this)),
      m_search(new QLineEdit(this)), m_list(new QTreeView(this)), m_nothingFound(new MutedLabel(this)),
      m_offer(new LinkButton({}, this)), m_count(new MutedLabel(this)),
      m_type(new LinkButton(tr("Type or paste codes…"), this)),
      m_keep(new LinkButton(tr("Keep first N…"), this))
{
    m_search->setClearButtonEnabled(true);
    m_search->setPlaceholderText(tr("Search name or code"));
    m_search->setAccessibleName(tr("Search countries"));
    m_search->setAccessibleDescription(tr("Arrow down goes to the first country found."));
    m_search->installEventFilter(this);

    m_found->setSourceModel(m_countries);
    m_found->setFilterRole(CountryModel::SearchRole);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_found->setRecursiveFilteringEnabled(true);
    m_list->setModel(m_found);
    m_list->setItemDelegate(new CountryDelegate(m_list));
    m_list->setHeaderHidden(true);
    m_list->setUniformRowHeights(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setIndentation(16);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Countries"));
    m_list->setAccessibleDescription(tr("Space checks or unchecks a country or a whole region."));
    m_list->expandAll();

    m_nothingFound->setWordWrap(true);
    m_nothingFound->hide();
    m_offer->hide();
    layOut();

    connect(m_preset, &PresetChooser::presetPicked, this, &CountryPanel::choose);
    connect(m_offer, &QPushButton::clicked, this, &CountryPanel::takeOffer);
    connect(m_type, &QPushButton::clicked, this, &CountryPanel::typeCodes);
    connect(m_keep, &QPushButton::clicked, this, &CountryPanel::keepFirst);
    connect(m_search, &QLineEdit::textChanged, this, &CountryPanel::filter);
    connect(m_countries, &CountryModel::chosenChanged, this, &CountryPanel::followChoice);
    connect(
        m_found, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &parentIndex, int first) {
            if (parentIndex.isValid())
                return;
            const QModelIndex group = m_found->index(first, 0);
            m_list->setExpanded(group, !m_search->text().isEmpty() || m_found->rowCount(group) <= fewOthers);
        });
    followChoice();
}

void CountryPanel::layOut()
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 10);
    column->setSpacing(8);
    column->addWidget(m_preset);
    column->addWidget(m_search);
    column->addWidget(m_nothingFound);
    column->addWidget(m_offer, 0, Qt::AlignLeading);
    column->addWidget(m_list, 1);
    column->addWidget(m_count);
    auto *const links = new FlowLayout(linkGap);
    links->addWidget(m_type);
    links->addWidget(m_keep);
    column->addLayout(links);
}

void CountryPanel::choose(const Preset &preset)
{
    m_countries->setChosen(codesOf(preset));
}

void CountryPanel::chooseLetter()
{
    m_preset->openLetters();
}

void CountryPanel::chooseNone()
{
    m_countries->setChosen({});
}

void CountryPanel::typeCodes()
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

void CountryPanel::keepFirst()
{
    const QList<CountryCode> chosen = m_countries->chosen();
    if (chosen.size() < 2)
        return;
    auto *const dialog = new KeepFirstDialog(chosen, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_countries->keepFirst(dialog->count()); });
    dialog->open();
}

void CountryPanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void CountryPanel::setLocked(bool locked, const QString &reason)
{
    for (QWidget *const widget :
         std::initializer_list<QWidget *>{m_preset, m_search, m_list, m_offer, m_type}) {
        widget->setEnabled(!locked);
        widget->setToolTip(locked ? reason : QString());
    }
    m_keep->setToolTip(locked ? reason : QString());
    followChoice();
}

bool CountryPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
        if (static_cast<QKeyEvent *>(event)->modifiers().testFlag(Qt::ControlModifier))
            return false;
        if (m_offer->isVisible()) {
            if (key == Qt::Key_Down)
                m_offer->setFocus(Qt::OtherFocusReason);
            else
                takeOffer();
            return true;
        }
        enterList();
        return true;
    }
    if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    return false;
}

void CountryPanel::followChoice()
{
    const QList<CountryCode> chosen = m_countries->chosen();
    m_preset->showPreset(presetOf(chosen));
    //: Below the list of countries: %n are chosen of %L1
    m_count->setText(tr("%n of %L1 chosen", nullptr, int(chosen.size())).arg(m_countries->available()));
    m_keep->setEnabled(m_list->isEnabled() && chosen.size() > 1);
}

void CountryPanel::filter(const QString &text)
{
    m_found->setFilterFixedString(text.trimmed());
    m_list->expandAll();
    const bool nothing = m_found->rowCount() == 0;
    m_nothingFound->setText(tr("No country has this name or code."));
    m_nothingFound->setVisible(nothing);
    m_offer->hide();
    if (nothing)
        offer();
}

/// What is not in the list by this name may be known by another: as a code that is no country, a name in
/// another language, or several of them.
void CountryPanel::offer()
{
    whenNamesAreLoaded(this, [this, typed = m_search->text()] {
        if (typed != m_search->text() || m_found->rowCount() > 0)
            return;
        const CodeText understood = parseCodeText(typed, QLocale());
        if (understood.codes.isEmpty() || !understood.unknown.isEmpty())
            return;
        m_offered = understood.codes;
        const CountryCode first = m_offered.first();
        const QString name = countryName(first, QLocale());
        if (m_offered.size() > 1)
            sayOffer(tr("Choose these %n code(s)", nullptr, int(m_offered.size())));
        else if (name == first.upper())
            sayOffer(tr("Choose %1").arg(name));
        else
            //: %1 is the code, %2 the country: “Choose XK Kosovo”
            sayOffer(tr("Choose %1 %2").arg(first.upper(), name));
        //: Below the search; a button to choose it follows
        m_nothingFound->setText(tr("Not in the list, but known:"));
        m_offer->show();
    });
}

/// A long name must not widen the panel.
void CountryPanel::sayOffer(const QString &text)
{
    const int padding =
        m_offer->sizeHint().width() - m_offer->fontMetrics().horizontalAdvance(m_offer->text());
    QString shown = m_offer->fontMetrics().elidedText(text, Qt::ElideRight, m_list->width() - padding);
    m_offer->setText(shown.replace(u'&', QStringLiteral("&&"))); // no mnemonic: “Antigua & Barbuda”
    m_offer->setToolTip(text);
    m_offer->setAccessibleName(text);
}

void CountryPanel::takeOffer()
{
    add(m_offered);
    // One is then to be seen in the list, chosen.
    m_search->setText(m_offered.size() == 1 ? m_offered.first().upper() : QString());
    filter(m_search->text());
    m_search->setFocus(Qt::OtherFocusReason);
}

void CountryPanel::add(const QList<CountryCode> &codes)
{
    m_countries->setChosen(m_countries->chosen() + codes);
}

void CountryPanel::enterList()
{
    const QModelIndex region = m_found->index(0, 0);
    if (!region.isValid())
        return;
    const QModelIndex country = m_found->index(0, 0, region);
    m_list->setCurrentIndex(country.isValid() ? country : region);
    m_list->setFocus(Qt::OtherFocusReason);
}

} // namespace Flaghoist
