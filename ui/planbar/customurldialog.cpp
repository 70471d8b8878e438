#include "ui/planbar/customurldialog.h"

#include "domain/strategy.h"
#include "domain/urltemplate.h"
#include "options/settingsstore.h"
#include "session/downloadsession.h"
#include "ui/widgets/labels.h"
#include "wording/errortext.h"
#include "wording/problemtext.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// A longer URL would widen the window.
QString shortened(const QString &url)
{
    constexpr qsizetype half = 36;
    return url.size() <= 2 * half ? url : url.left(half) + u'…' + url.right(half);
}

} // namespace

CustomUrlDialog::CustomUrlDialog(const QString &urlTemplate, const SourceNotes &notes, CountryCode sample,
                                 QWidget *parent)
    : QDialog(parent), m_sample(sample), m_field(new QLineEdit(urlTemplate)), m_message(new MessageLine),
      m_label(new QLineEdit(notes.label)), m_cap(new QSpinBox), m_licence(new QLineEdit(notes.licence)),
      m_headers(new QPlainTextEdit(formatHeaders(notes.headers))), m_picture(new QLabel),
      m_tested(new MessageLine), m_test(new QPushButton(tr("&Test"))),
      m_use(new QPushButton(tr("&Use this URL")))
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
    m_field->setToolTip(tr("{cc} is the code in lower case, {CC} in upper case."));
    m_message->setMinimumHeight(3 * fontMetrics().lineSpacing()); // further lines move nothing
    m_cap->setRange(0, maxConcurrency);
    m_cap->setValue(notes.cap);
    //: Instead of a number of requests at once
    m_cap->setSpecialValueText(tr("the usual"));
    m_licence->setPlaceholderText(u"CC0, MIT …"_s);
    m_headers->setPlaceholderText(u"Referer: https://example.org/"_s);
    m_headers->setFixedHeight(3 * fontMetrics().lineSpacing());
    m_headers->setTabChangesFocus(true);
    m_headers->setObjectName(u"headers"_s);
    m_headers->setToolTip(tr("Sent to this server alone; never shown in reports, lists or logs."));
    m_picture->setFixedHeight(4 * fontMetrics().lineSpacing());
    m_test->setToolTip(tr("Downloads one flag and shows it."));
    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_use, QDialogButtonBox::AcceptRole);
    auto *const tested = new QHBoxLayout;
    tested->setSpacing(10);
    tested->addWidget(m_test, 0, Qt::AlignTop);
    tested->addWidget(m_picture);
    tested->addWidget(m_tested, 1);

    auto *const form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 12);
    form->setVerticalSpacing(8);
    form->addRow(label);
    form->addRow(m_field);
    form->addRow(m_message);
    form->addRow(tr("&Name:"), m_label);
    form->addRow(tr("&At once, at most:"), m_cap);
    form->addRow(tr("&Licence:"), m_licence);
    //: Fields of a request, such as Referer
    form->addRow(tr("&Headers:"), m_headers);
    form->addRow(tested);
    form->addRow(buttons);
    m_use->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_field, &QLineEdit::textChanged, this, &CustomUrlDialog::check);
    connect(m_headers, &QPlainTextEdit::textChanged, this, &CustomUrlDialog::check);
    connect(m_test, &QPushButton::clicked, this, &CustomUrlDialog::test);
    check();
}

CustomUrlDialog::~CustomUrlDialog() = default;

QString CustomUrlDialog::urlTemplate() const
{
    return m_field->text().trimmed();
}

SourceNotes CustomUrlDialog::notes() const
{
    return {.label = m_label->text().trimmed(),
            .cap = m_cap->value(),
            .licence = m_licence->text().trimmed(),
            .headers = parseHeaders(m_headers->toPlainText()).value_or(RequestHeaders())};
}

void CustomUrlDialog::check()
{
    const auto parsed = UrlTemplate::parse(urlTemplate());
    const bool headersAreValid = parseHeaders(m_headers->toPlainText()).has_value();
    m_use->setEnabled(parsed && headersAreValid);
    m_test->setEnabled(m_use->isEnabled());
    if (!parsed && !urlTemplate().isEmpty())
        m_message->showProblem(problemText({parsed.error().kind, shortened(parsed.error().detail)}));
    else if (!headersAreValid)
        //: “Referer: https://…” stays as it is
        m_message->showProblem(
            tr("Each line of the headers needs a name and a value, such as “Referer: https://…”; "
               "some names are set by Flaghoist itself."));
    else if (parsed)
        //: %1 is the address of one flag
        m_message->showHint(tr("Will fetch %1").arg(shortened(parsed->expand(m_sample).toDisplayString())));
    else
        m_message->showHint(tr("Only http and https URLs are fetched."));
    m_field->setAccessibleDescription(m_message->text());
}

void CustomUrlDialog::test()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<DownloadSession>();
    RunOptions options;
    options.codes = {m_sample};
    options.urlTemplate = urlTemplate();
    options.notes = notes();
    options.folder = m_folder->path();
    options.retries = 0;
    m_session->setOptions(options);
    connect(m_session.get(), &DownloadSession::finished, this, &CustomUrlDialog::showTested);
    connect(m_session.get(), &DownloadSession::failedToStart, this,
            [this](const Problem &problem) { m_tested->showProblem(problemText(problem)); });
    m_picture->clear();
    //: %1 is a country code
    m_tested->showHint(tr("Asking for %1…").arg(m_sample.upper()));
    m_session->start();
}

void CustomUrlDialog::showTested()
{
    const FlagOutcome &outcome = m_session->run().row(0).outcome;
    const QString code = outcome.code.upper();
    switch (outcome.status) {
    case DownloadStatus::Ok:
    case DownloadStatus::Unchanged:
        m_picture->setPixmap(QPixmap::fromImage(
            outcome.thumbnail.scaledToHeight(m_picture->height(), Qt::SmoothTransformation)));
        //: %1 is a country code, %2 a format such as PNG, %3 × %4 a size in pixels
        return m_tested->showHint(tr("%1 arrived: %2, %3 × %4 pixels.")
                                      .arg(code, imageFormatId(*outcome.format).toUpper())
                                      .arg(outcome.size.width())
                                      .arg(outcome.size.height()));
    case DownloadStatus::NotFound:
        //: %1 is a country code
        return m_tested->showProblem(tr("The server has no flag for %1 (404). Check the URL.").arg(code));
    case DownloadStatus::Error:
    case DownloadStatus::Cancelled:
        return m_tested->showProblem(errorText(outcome) + u' ' + errorAdvice(outcome.failure));
    }
}

} // namespace Flaghoist
