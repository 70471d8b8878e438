#pragma once

#include "countries/catalogue.h"
#include "ui/widgets/fields.h"

namespace Flaghoist {

/// The selections that have a name: in short the world, its regions, and the codes of a letter. What has
/// none is shown as "Your own choice".
class PresetChooser final : public NarrowCombo
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PresetChooser)

public:
    explicit PresetChooser(QWidget *parent = nullptr);

    /// Shows which preset was chosen, without emitting.
    void showPreset(const std::optional<Preset> &preset);
    /// Opens the letters below the box.
    void openLetters();

signals:
    void presetPicked(const Flaghoist::Preset &preset);

private:
    void fill();

    std::optional<Preset> m_shown;
};

} // namespace Flaghoist
