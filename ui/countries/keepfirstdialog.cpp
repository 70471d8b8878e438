#include "ui/countries/keepfirstdialog.h"

#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace Flaghoist {

namespace {
constexpr int defaultCount = 10;
} // namespace

KeepFirstDialog::KeepFirstDialog(const QList<CountryCode> &codes, QWidget *parent)
    : QDialog(parent), m_codes(codes), m_count(new QSpinBox(this)), m_message(new MutedLabel(this))
{
    setWindowTitle(tr("Keep First"));
    const auto all = int(m_codes.size());
    auto *const label = new QLabel(tr("&How many of the %n chosen code(s) to keep:", nullptr, all));
    label->setBuddy(m_count);
    m_count->setRange(1, all);
    m_count->setValue(std::min(defaultCount, all - 1));
    m_count->setAccelerated(true);
    m_count->selectAll();
    m_message->setWordWrap(true);
    m_message->setMinimumWidth(46 * fontMetrics().averageCharWidth());
    m_message->setMinimumHeight(2 * fontMetrics().lineSpacing()); // a second line moves nothing
    m_message->setAlignment(Qt::AlignLeading | Qt::AlignTop);

    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_keep = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_keep->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_count, &QSpinBox::valueChanged, this, &KeepFirstDialog::refresh);

    auto *const row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(m_count);
    row->addStretch();
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(8);
    column->addLayout(row);
    column->addWidget(m_message);
    column->addStretch();
    column->addWidget(buttons);
    refresh();
}

int KeepFirstDialog::count() const
{
    return m_count->value();
}

void KeepFirstDialog::refresh()
{
    const auto leaving = int(m_codes.size()) - count();
    const QString first = m_codes.first().upper();
    const QString last = m_codes[count() - 1].upper();
    m_keep->setText(tr("Keep %n code(s)", nullptr, count()));
    if (leaving == 0)
        m_message->setText(tr("Keeps all of them."));
    else if (count() == 1)
        //: %1 is the code that stays; %n leave
        m_message->setText(
            tr("Keeps the first in the alphabet, %1; removes %n other(s) from the choice.", nullptr, leaving)
                .arg(first));
    else
        //: %1 and %2 are the first and the last code that stay; %n leave
        m_message->setText(
            tr("Keeps the first in the alphabet, %1 to %2; removes %n other(s) from the choice.", nullptr,
               leaving)
                .arg(first, last));
    m_count->setAccessibleDescription(m_message->text());
}

} // namespace Flaghoist
