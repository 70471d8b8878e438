#include "models/choicehistory.h"

#include "models/countrymodel.h"

#include <QScopedValueRollback>

namespace Flaghoist {

ChoiceHistory::ChoiceHistory(CountryModel *countries, QObject *parent)
    : QObject(parent), m_countries(countries), m_choices{countries->chosen()}
{
    connect(m_countries, &CountryModel::chosenChanged, this, &ChoiceHistory::record);
}

void ChoiceHistory::undo()
{
    if (canUndo())
        go(m_at - 1);
}

void ChoiceHistory::redo()
{
    if (canRedo())
        go(m_at + 1);
}

void ChoiceHistory::record()
{
    if (m_going)
        return;
    m_choices.resize(m_at + 1);
    m_choices.append(m_countries->chosen());
    if (m_choices.size() > mostSteps + 1)
        m_choices.removeFirst();
    m_at = m_choices.size() - 1;
    emit changed();
}

void ChoiceHistory::go(qsizetype to)
{
    m_at = to;
    {
        const QScopedValueRollback going(m_going, true);
        m_countries->setChosen(m_choices[m_at]);
    }
    emit changed();
}

} // namespace Flaghoist
