#include "ui/countries/presetchooser.h"

#include "wording/presettext.h"

#include <QAction>
#include <QMenu>
#include <QStandardItemModel>

#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int presetRole = Qt::UserRole;
constexpr int lettersRole = Qt::UserRole + 1;

} // namespace

PresetChooser::PresetChooser(QWidget *parent) : NarrowCombo(parent), m_items(new QStandardItemModel(this))
{
    setModel(m_items);
    setMaxVisibleItems(16);
    setAccessibleName(tr("Group of countries to choose"));
    fill();
    connect(this, &QComboBox::activated, this, &PresetChooser::emitChoice);
}

void PresetChooser::showPreset(const std::optional<Preset> &preset)
{
    if (std::exchange(m_shown, preset) != preset) // a screen reader hears of each row that is filled in
        fill();
}

void PresetChooser::openLetters()
{
    auto *const letters = new QMenu(this);
    connect(letters, &QMenu::aboutToHide, letters, &QObject::deleteLater);
    for (char16_t letter = u'A'; letter <= u'Z'; ++letter) {
        const Preset preset{.kind = Preset::Kind::Letter, .letter = letter};
        // The letter itself picks it.
        QAction *const action =
            letters->addAction(u"&%1  –  %2"_s.arg(QChar(letter)).arg(presetText(preset)));
        connect(action, &QAction::triggered, this, [this, preset] { emit presetPicked(preset); });
        if (letter == u'A' || preset == m_shown)
            letters->setActiveAction(action);
    }
    letters->popup(mapToGlobal(QPoint(0, height())));
}

void PresetChooser::fill()
{
    const QSignalBlocker quiet(this);
    clear();
    for (const Preset::Kind kind : {Preset::Kind::TopTwenty, Preset::Kind::All, Preset::Kind::Every})
        addPreset({.kind = kind});
    insertSeparator(count());
    for (const Preset &region : regionPresets())
        addPreset(region);
    insertSeparator(count());
    if (m_shown && m_shown->kind == Preset::Kind::Letter)
        addPreset(*m_shown);
    addRow(tr("Codes by first letter…"));
    m_items->item(count() - 1)->setData(true, lettersRole);
    if (!m_shown) {
        // It says what is chosen and cannot be picked.
        insertSeparator(count());
        addRow(presetText({}));
        m_items->item(count() - 1)->setEnabled(false);
        setCurrentIndex(count() - 1);
    }
    updateGeometry();
}

void PresetChooser::addPreset(const Preset &preset)
{
    addRow(presetText(preset));
    m_items->item(count() - 1)->setData(QVariant::fromValue(preset), presetRole);
    if (preset == m_shown)
        setCurrentIndex(count() - 1);
}

void PresetChooser::addRow(const QString &text)
{
    m_items->appendRow(new QStandardItem(text));
}

void PresetChooser::emitChoice(int row)
{
    if (const QVariant preset = itemData(row, presetRole); preset.isValid()) {
        emit presetPicked(preset.value<Preset>());
    } else if (itemData(row, lettersRole).toBool()) {
        fill(); // until a letter was picked, the choice stays
        openLetters();
    }
}

} // namespace Flaghoist
