#pragma once

#include "countries/preset.h"

#include <QList>
#include <QSet>
#include <QWidget>

class QAction;
class QCheckBox;
class QLineEdit;
class QModelIndex;
class QTreeView;
class QUndoStack;

namespace Flaghoist {

class ActionButton;
class Actions;
class CountryFilter;
class CountryModel;
class FoldStrip;
class MutedLabel;
class PresetChooser;

/// Which countries: presets, a search, the list with check boxes, and codes as text. It folds to a strip.
class CountryRail final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountryRail)

public:
    /// Both outlive the rail.
    CountryRail(CountryModel *countries, const Actions *actions, QWidget *parent = nullptr);

    void choose(const Preset &preset);
    /// Opens the letters to choose the codes of one.
    void chooseLetter();
    void chooseNone();
    /// Opens the dialog that takes codes and names as text.
    void typeCodes();
    /// Opens the dialog that asks how many to keep; with fewer than two chosen there is nothing to ask.
    void keepFirst();
    /// Takes back and repeats what was done to the choice: whatever changes it is one step.
    [[nodiscard]] QUndoStack *history() const { return m_history; }
    /// Folded, a strip says what is chosen.
    void setFolded(bool folded);
    [[nodiscard]] QSize minimumSizeHint() const override;
    void focusSearch();
    /// While a run is under way, with \a reason as the tool tip.
    void setLocked(bool locked, const QString &reason);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void recordChoice();
    void filter(const QString &text);
    void showRegion(const QString &name);
    void expandOrCollapse();
    void enterList();
    void layOut();
    void offer();
    void showOffer(const QString &text);
    void chooseOffer();
    void add(const QList<CountryCode> &codes);

    CountryModel *const m_countries;
    const Actions *const m_actions;
    CountryFilter *const m_found;
    QUndoStack *const m_history;
    QList<CountryCode> m_recorded; ///< the choice after the last step
    QWidget *const m_unfolded;
    FoldStrip *const m_strip;
    PresetChooser *const m_preset;
    QLineEdit *const m_search;
    QTreeView *const m_list;
    MutedLabel *const m_nothingFound;
    QCheckBox *const m_onlyChosen;
    QAction *const m_expand;
    ActionButton *const m_offer;
    MutedLabel *const m_count;
    QSet<QString> m_collapsed; ///< regions, before a search unfolded them
    QList<CountryCode> m_offered;
    QString m_text; ///< of the dialog, while it holds what was not understood
};

} // namespace Flaghoist
