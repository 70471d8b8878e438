#include "ui/countrypanel.h"

#include "domain/catalogue.h"
#include "domain/codelist.h"
#include "models/countrymodel.h"
#include "ui/countrydelegate.h"
#include "ui/mutedlabel.h"
#include "ui/narrowcombo.h"

#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace Flaghoist {

namespace {

constexpr CountryPanel::Preset presets[] = {CountryPanel::Preset::TopTwenty, CountryPanel::Preset::All,
                                            CountryPanel::Preset::Every, CountryPanel::Preset::Own};

QList<CountryCode> codesOf(CountryPanel::Preset preset)
{
    switch (preset) {
    case CountryPanel::Preset::TopTwenty: return normalized(topTwenty());
    case CountryPanel::Preset::All: return isoCodes();
    case CountryPanel::Preset::Every: return everyCode();
    case CountryPanel::Preset::Own: return {};
    }
    Q_UNREACHABLE();
}

} // namespace

CountryPanel::CountryPanel(CountryModel *countries, QWidget *parent)
    : QWidget(parent), m_countries(countries), m_found(new QSortFilterProxyModel(this)),
      m_preset(new NarrowCombo(this)), m_search(new QLineEdit(this)), m_list(new QTreeView(this)),
      m_nothingFound(new MutedLabel(this)), m_count(new MutedLabel(this))
{
    for (const Preset preset : presets)
        m_preset->addItem(presetText(preset), int(preset));
    // "Your own choice" tells what is; it cannot be chosen.
    qobject_cast<QStandardItemModel *>(m_preset->model())->item(int(Preset::Own))->setEnabled(false);
    m_preset->setAccessibleName(tr("Group of countries to choose"));

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

    m_nothingFound->setText(tr("No country has this name or code."));
    m_nothingFound->setWordWrap(true);
    m_nothingFound->hide();

    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 10);
    column->setSpacing(8);
    column->addWidget(m_preset);
    column->addWidget(m_search);
    column->addWidget(m_nothingFound);
    column->addWidget(m_list, 1);
    column->addWidget(m_count);

    connect(m_preset, &QComboBox::activated, this, [this](int index) { choose(Preset(index)); });
    connect(m_search, &QLineEdit::textChanged, this, &CountryPanel::filter);
    connect(m_countries, &CountryModel::chosenChanged, this, &CountryPanel::followChoice);
    connect(m_found, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &parentIndex, int first) {
                if (!parentIndex.isValid()) // the group of other codes appears folded: it may hold hundreds
                    m_list->setExpanded(m_found->index(first, 0), !m_search->text().isEmpty());
            });
    followChoice();
}

void CountryPanel::choose(Preset preset)
{
    if (preset != Preset::Own)
        m_countries->setChosen(codesOf(preset));
}

void CountryPanel::chooseNone()
{
    m_countries->setChosen({});
}

void CountryPanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void CountryPanel::setLocked(bool locked, const QString &reason)
{
    for (QWidget *const widget : std::initializer_list<QWidget *>{m_preset, m_search, m_list}) {
        widget->setEnabled(!locked);
        widget->setToolTip(locked ? reason : QString());
    }
}

QString CountryPanel::presetText(Preset preset)
{
    switch (preset) {
    case Preset::TopTwenty: return tr("Top 20 by population");
    case Preset::All: return tr("All countries");
    case Preset::Every: return tr("Every code AA–ZZ");
    case Preset::Own: return tr("Your own choice");
    }
    Q_UNREACHABLE();
}

bool CountryPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
        if (static_cast<QKeyEvent *>(event)->modifiers().testFlag(Qt::ControlModifier))
            return false;
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
    const QSignalBlocker quiet(m_preset);
    m_preset->setCurrentIndex(int(presentPreset()));
    const auto chosen = int(m_countries->chosen().size());
    //: Below the list of countries: %n are chosen of %L1
    m_count->setText(tr("%n of %L1 chosen", nullptr, chosen).arg(m_countries->available()));
}

void CountryPanel::filter(const QString &text)
{
    m_found->setFilterFixedString(text.trimmed());
    m_list->expandAll();
    m_nothingFound->setVisible(m_found->rowCount() == 0);
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

CountryPanel::Preset CountryPanel::presentPreset() const
{
    const QList<CountryCode> chosen = m_countries->chosen();
    for (const Preset preset : {Preset::TopTwenty, Preset::All, Preset::Every}) {
        if (chosen == codesOf(preset))
            return preset;
    }
    return Preset::Own;
}

} // namespace Flaghoist
