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

CustomUrlDialog::CustomUrlDialog(const QString &urlTemplate, const SourceNotes &notes, CountryCode sample,
                                 QWidget *parent)
    : QDialog(parent), m_sample(sample), m_field(new QLineEdit(urlTemplate, this)),
      m_message(new MessageLine(this)), m_label(new QLineEdit(notes.label, this)), m_cap(new QSpinBox(this)),
      m_licence(new QLineEdit(notes.licence, this)),
      m_headers(new QPlainTextEdit(formatHeaders(notes.headers), this)), m_picture(new QLabel(this)),
      m_tested(new MessageLine(this)), m_test(new QPushButton(tr("&Test"), this))
{
    setWindowTitle(tr("Custom URL"));
    m_field->setPlaceholderText(u"https://example.org/flags/{cc}.png"_s);
    m_field->setMinimumWidth(60 * fontMetrics().averageCharWidth());
    m_field->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_field->setAccessibleName(tr("URL with a place for the code"));
    m_field->setToolTip(tr("{cc} is the code in lower case, {CC} in upper case."));
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
    m_test->setToolTip(tr("Downloads one flag and shows it."));
    layOut();
    connect(m_field, &QLineEdit::textChanged, this, &CustomUrlDialog::check);
    connect(m_headers, &QPlainTextEdit::textChanged, this, &CustomUrlDialog::check);
    connect(m_test, &QPushButton::clicked, this, &CustomUrlDialog::test);
    check();
}

CustomUrlDialog::~CustomUrlDialog() = default;

void CustomUrlDialog::layOut()
{
    auto *const label = new QLabel(tr("&URL of a flag, with {cc} where the country code goes:"));
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(m_field);
    label->setWordWrap(true);
    auto *const form = new QFormLayout;
    form->addRow(tr("&Name:"), m_label);
    form->addRow(tr("&At once, at most:"), m_cap);
    form->addRow(tr("&Licence:"), m_licence);
    //: Fields of a request, such as Referer
    form->addRow(tr("&Headers:"), m_headers);
    auto *const tested = new QHBoxLayout;
    tested->addWidget(m_test, 0, Qt::AlignTop);
    tested->addWidget(m_picture);
    tested->addWidget(m_tested, 1);
    m_picture->setFixedHeight(4 * fontMetrics().lineSpacing());

    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_use = buttons->addButton(tr("&Use this URL"), QDialogButtonBox::AcceptRole);
    m_use->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    m_message->setMinimumHeight(3 * fontMetrics().lineSpacing()); // further lines move nothing
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(8);
    column->addWidget(label);
    column->addWidget(m_field);
    column->addWidget(m_message);
    column->addLayout(form);
    column->addLayout(tested);
    column->addStretch();
    column->addSpacing(4);
    column->addWidget(buttons);
}

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
            outcome.thumbnail.scaled(m_picture->size().expandedTo({m_picture->height() * 2, 1}),
                                     Qt::KeepAspectRatio, Qt::SmoothTransformation)));
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
        return m_tested->showProblem(errorText(outcome) + u' '
                                     + errorAdvice(outcome.failure.kind, outcome.failure.httpStatus));
    }
}

} // namespace Flaghoist
