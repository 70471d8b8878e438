#include "ui/countries/presetchooser.h"

#include "wording/runtext.h"

#include <QAction>
#include <QMenu>
#include <QStandardItemModel>

#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

PresetChooser::PresetChooser(QWidget *parent) : NarrowCombo(parent)
{
    setMaxVisibleItems(16);
    setAccessibleName(tr("Group of countries to choose"));
    fill();
    connect(this, &QComboBox::activated, this, [this](int row) {
        if (const QVariant preset = itemData(row); preset.isValid())
            return emit presetPicked(preset.value<Preset>());
        fill(); // until a letter was picked, the choice stays
        openLetters();
    });
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
        QString text = presetText(preset);
        text.insert(text.indexOf(QChar(letter) + u"A"_s), u'&'); // the letter itself picks it
        QAction *const action = letters->addAction(text);
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
    const auto add = [this](const Preset &preset) {
        addItem(presetText(preset), QVariant::fromValue(preset));
        if (preset == m_shown)
            setCurrentIndex(count() - 1);
    };
    for (const Preset::Kind kind : {Preset::Kind::TopTwenty, Preset::Kind::All, Preset::Kind::Every})
        add({.kind = kind});
    insertSeparator(count());
    for (const Preset &region : regionPresets())
        add(region);
    insertSeparator(count());
    if (m_shown && m_shown->kind == Preset::Kind::Letter)
        add(*m_shown);
    addItem(tr("Codes by first letter…"));
    if (!m_shown) {
        // It says what is chosen and cannot be picked.
        insertSeparator(count());
        addItem(presetText({}));
        static_cast<QStandardItemModel *>(model())->item(count() - 1)->setEnabled(false);
        setCurrentIndex(count() - 1);
    }
    updateGeometry();
}

} // namespace Flaghoist
