#pragma once

#include "countries/preset.h"

#include <QWidget>

class QLineEdit;
class QModelIndex;
class QSortFilterProxyModel;
class QTreeView;

namespace Flaghoist {

class ChoiceHistory;
class CountryModel;
class LinkButton;
class MutedLabel;
class PresetChooser;

/// Which countries: presets, a search, the list with check boxes, and codes as text.
class CountryPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountryPanel)

public:
    /// \a countries outlives the panel.
    explicit CountryPanel(CountryModel *countries, QWidget *parent = nullptr);

    void choose(const Preset &preset);
    /// Opens the letters to choose the codes of one.
    void chooseLetter();
    void chooseNone();
    /// Opens the dialog that takes codes and names as text.
    void typeCodes();
    /// Opens the dialog that asks how many to keep; with fewer than two chosen there is nothing to ask.
    void keepFirst();
    [[nodiscard]] ChoiceHistory *history() const { return m_history; }
    void focusSearch();
    /// While a run is under way, with \a reason as the tool tip.
    void setLocked(bool locked, const QString &reason);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void followChoice();
    void filter(const QString &text);
    void enterList();
    void layOut();
    void offer();
    void sayOffer(const QString &text);
    void takeOffer();
    void add(const QList<CountryCode> &codes);

    CountryModel *const m_countries;
    QSortFilterProxyModel *const m_found;
    ChoiceHistory *const m_history;
    PresetChooser *const m_preset;
    QLineEdit *const m_search;
    QTreeView *const m_list;
    MutedLabel *const m_nothingFound;
    LinkButton *const m_offer;
    MutedLabel *const m_count;
    LinkButton *const m_type;
    LinkButton *const m_keep;
    QList<CountryCode> m_offered;
    QString m_text; ///< of the dialog, while it holds what was not understood
};

} // namespace Flaghoist
