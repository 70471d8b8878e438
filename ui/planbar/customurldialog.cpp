#include "ui/planbar/customurldialog.h"

#include "domain/urltemplate.h"
#include "ui/widgets/labels.h"
#include "wording/problemtext.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxShown = 72; // characters: a longer URL would widen the window

QString shortened(const QString &url)
{
    if (url.size() <= maxShown)
        return url;
    return url.left(maxShown / 2) + u'…' + url.right(maxShown / 2);
}

} // namespace

CustomUrlDialog::CustomUrlDialog(const QString &urlTemplate, CountryCode sample, QWidget *parent)
    : QDialog(parent), m_sample(sample), m_field(new QLineEdit(urlTemplate, this)),
      m_message(new MessageLine(this))
{
    setWindowTitle(tr("Custom URL"));
    auto *const label = new QLabel(tr("&URL of a flag, with {cc} where the country code goes:"));
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(m_field);
    label->setWordWrap(true);
    m_field->setPlaceholderText(u"https://example.org/flags/{cc}.png"_s);
    m_field->setMinimumWidth(60 * fontMetrics().averageCharWidth());
    m_field->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_field->setAccessibleName(tr("URL with a place for the code"));
    auto *const hint = new MutedLabel;
    hint->setWordWrap(true);
    hint->setText(tr("{cc} is the code in lower case, {CC} in upper case."));
    auto *const example = new MutedLabel;
    example->setElided(true);
    example->setText(tr("Example: %1").arg(u"http://127.0.0.1:8000/flags/{cc}/{cc}.gif"_s));

    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_use = buttons->addButton(tr("&Use this URL"), QDialogButtonBox::AcceptRole);
    m_use->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_field, &QLineEdit::textChanged, this, &CustomUrlDialog::check);

    m_message->setMinimumHeight(3 * fontMetrics().lineSpacing()); // further lines move nothing
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(8);
    column->addWidget(label);
    column->addWidget(m_field);
    column->addWidget(m_message);
    column->addWidget(hint);
    column->addWidget(example);
    column->addStretch();
    column->addSpacing(4);
    column->addWidget(buttons);
    check();
}

QString CustomUrlDialog::urlTemplate() const
{
    return m_field->text().trimmed();
}

void CustomUrlDialog::check()
{
    const auto parsed = UrlTemplate::parse(urlTemplate());
    m_use->setEnabled(bool(parsed));
    if (parsed)
        //: %1 is the address of one flag
        m_message->showHint(tr("Will fetch %1").arg(shortened(parsed->expand(m_sample).toDisplayString())));
    else if (urlTemplate().isEmpty())
        m_message->showHint(tr("Only http and https URLs are fetched."));
    else
        m_message->showProblem(problemText({parsed.error().kind, shortened(parsed.error().detail)}));
    m_field->setAccessibleDescription(m_message->text());
}

} // namespace Flaghoist
