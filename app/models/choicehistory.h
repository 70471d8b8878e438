#pragma once

#include "domain/countrycode.h"

#include <QList>
#include <QObject>

namespace Flaghoist {

class CountryModel;

/// Takes back and repeats what was done to the choice of countries. Whatever changes the choice, by a person
/// or a call, is one step.
class ChoiceHistory final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChoiceHistory)

public:
    /// The oldest steps are forgotten beyond this.
    static constexpr int mostSteps = 200;

    /// \a countries outlives the history; what is chosen now is its beginning.
    explicit ChoiceHistory(CountryModel *countries, QObject *parent = nullptr);

    [[nodiscard]] bool canUndo() const { return m_at > 0; }
    [[nodiscard]] bool canRedo() const { return m_at + 1 < m_choices.size(); }
    void undo();
    void redo();

signals:
    void changed();

private:
    void record();
    void go(qsizetype to);

    CountryModel *const m_countries;
    QList<QList<CountryCode>> m_choices;
    qsizetype m_at = 0; ///< the present choice
    bool m_going = false;
};

} // namespace Flaghoist
