#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;
class QModelIndex;
class QSortFilterProxyModel;
class QTreeView;

namespace Flaghoist {

class CountryModel;
class MutedLabel;

/// Which countries: presets, a search, and the list with check boxes.
class CountryPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountryPanel)

public:
    enum class Preset { TopTwenty, All, Every, Own };

    /// \a countries outlives the panel.
    explicit CountryPanel(CountryModel *countries, QWidget *parent = nullptr);

    void choose(Preset preset);
    void chooseNone();
    void focusSearch();
    /// While a run is under way, with \a reason as the tool tip.
    void setLocked(bool locked, const QString &reason);

    [[nodiscard]] static QString presetText(Preset preset);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void followChoice();
    void filter(const QString &text);
    void enterList();
    [[nodiscard]] Preset presentPreset() const;

    CountryModel *const m_countries;
    QSortFilterProxyModel *const m_found;
    QComboBox *const m_preset;
    QLineEdit *const m_search;
    QTreeView *const m_list;
    MutedLabel *const m_nothingFound;
    MutedLabel *const m_count;
};

} // namespace Flaghoist
