#include "ui/widgets/emptynotice.h"

#include "ui/widgets/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace Flaghoist {

EmptyNotice::EmptyNotice(QWidget *parent)
    : QWidget(parent), m_sentence(new MutedLabel(this)), m_action(new QPushButton(this))
{
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_action->setAutoDefault(false);
    auto *const column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addStretch(2);
    column->addWidget(m_sentence);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyNotice::actionRequested);
    setNotice({});
}

void EmptyNotice::setNotice(const QString &sentence, const QString &action)
{
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(sentence);
}

QString EmptyNotice::sentence() const
{
    return m_sentence->text();
}

} // namespace Flaghoist
