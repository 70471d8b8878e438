#pragma once

#include "countries/catalogue.h"

#include <QList>
#include <QWidget>

class QAction;
class QCheckBox;
class QLineEdit;
class QUndoStack;

namespace Flaghoist {

class ActionButton;
class Actions;
class CountryList;
class CountryModel;
class FoldStrip;
class MutedLabel;
class PresetChooser;

/// Which countries: presets, a search, the list with check boxes, and codes as text. It does what the actions
/// ask for that change the choice, and folds to a strip.
class CountryRail final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountryRail)

public:
    /// Both outlive the rail.
    CountryRail(CountryModel *countries, const Actions *actions, QWidget *parent = nullptr);

    void choose(const Preset &preset);
    /// Takes back and repeats what was done to the choice: whatever changes it is one step.
    [[nodiscard]] QUndoStack *history() const { return m_history; }
    /// Folded, a strip says what is chosen.
    void setFolded(bool folded);
    [[nodiscard]] QSize minimumSizeHint() const override;
    void focusSearch();
    /// While a run is under way, with \a reason as the tool tip.
    void setLocked(bool locked, const QString &reason);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void connectActions();
    void refresh();
    void search();
    void typeCodes();
    void keepFirst();
    void enterList();
    void offer();
    void chooseOffer();
    void add(const QList<CountryCode> &codes);

    CountryModel *const m_countries;
    const Actions *const m_actions;
    QUndoStack *const m_history;
    QList<CountryCode> m_recorded; ///< the choice after the last step
    QWidget *const m_unfolded;
    FoldStrip *const m_strip;
    PresetChooser *const m_preset;
    QLineEdit *const m_search;
    CountryList *const m_list;
    MutedLabel *const m_nothingFound;
    QCheckBox *const m_onlyChosen;
    QAction *const m_expand; ///< all regions, or collapse them
    ActionButton *const m_offer;
    MutedLabel *const m_count;
    QWidget *const m_links; ///< to what is in the menu too
    QList<CountryCode> m_offered;
    QString m_text; ///< of the dialog, while it holds what was not understood
};

} // namespace Flaghoist
