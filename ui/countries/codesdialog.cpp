#include "ui/countries/codesdialog.h"

#include "ui/widgets/background.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/palette.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxShown = 10;
constexpr qsizetype maxUnderlined = 500; // more than anybody looks at
constexpr std::chrono::milliseconds checkDelay{100};

QString understoodText(const QList<CountryCode> &codes)
{
    const auto count = int(codes.size());
    if (count == 0)
        return CodesDialog::tr("No codes understood yet.");
    QStringList shown;
    for (const CountryCode code : codes.first(std::min(codes.size(), maxShown)))
        shown.append(code.upper());
    //: Between codes in a list
    const QString list = shown.join(CodesDialog::tr(", "));
    if (codes.size() > maxShown)
        //: %1 is a list of the first of them
        return CodesDialog::tr("%n code(s) understood: %1 …", nullptr, count).arg(list);
    //: %1 is the list of them
    return CodesDialog::tr("%n code(s) understood: %1", nullptr, count).arg(list);
}

QString unknownText(const QStringList &words)
{
    QStringList shown;
    for (const QString &word : words.first(std::min(words.size(), maxShown)))
        //: A word that was not understood
        shown.append(CodesDialog::tr("“%1”").arg(word.simplified()));
    const QString list = shown.join(CodesDialog::tr(", "));
    if (words.size() > maxShown)
        //: %1 is a list of words
        return CodesDialog::tr("Not understood: %1 and %n more", nullptr, int(words.size() - maxShown))
            .arg(list);
    //: %1 is a list of words
    return CodesDialog::tr("Not understood: %1").arg(list);
}

} // namespace

void whenNamesAreLoaded(QObject *context, const std::function<void()> &then)
{
    const auto load = [] {
        loadCountryNames();
        return true;
    };
    inBackground(context, load, [then](bool) { then(); });
}

CodesDialog::CodesDialog(const QString &text, QWidget *parent)
    : QDialog(parent), m_field(new QPlainTextEdit(text, this)), m_message(new MessageLine(this)),
      m_unknown(new MessageLine(this))
{
    setWindowTitle(tr("Type or paste codes"));
    layOut();
    m_checkSoon.setSingleShot(true);
    m_checkSoon.setInterval(checkDelay);
    connect(&m_checkSoon, &QTimer::timeout, this, &CodesDialog::check);
    connect(m_field, &QPlainTextEdit::textChanged, &m_checkSoon, qOverload<>(&QTimer::start));
    check();
    whenNamesAreLoaded(this, [this] {
        m_ready = true;
        check();
    });
}

QString CodesDialog::text() const
{
    return m_field->toPlainText();
}

void CodesDialog::layOut()
{
    auto *const label = new QLabel(tr("&Codes, letters or names of countries:"));
    label->setBuddy(m_field);
    label->setWordWrap(true);
    m_field->setTabChangesFocus(true);
    m_field->setPlaceholderText(u"DE, FR, Côte d’Ivoire, 日本, B"_s);
    m_field->setMinimumHeight(5 * fontMetrics().lineSpacing());
    m_field->setAccessibleName(tr("Codes, letters or names of countries"));
    m_field->selectAll();
    auto *const hint = new MutedLabel;
    hint->setWordWrap(true);
    hint->setText(tr("Names in any language, with commas, spaces, semicolons or line breaks between them. "
                     "One letter stands for its 26 codes: B for BA to BZ."));
    // What is shown while typing moves nothing.
    m_message->setMinimumHeight(fontMetrics().lineSpacing());
    m_unknown->setMinimumHeight(2 * fontMetrics().lineSpacing());

    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(tr("&Add to the choice"), QDialogButtonBox::AcceptRole);
    m_replace = buttons->addButton(tr("&Replace the choice"), QDialogButtonBox::AcceptRole);
    m_replace->setDefault(true);
    connect(buttons, &QDialogButtonBox::clicked, this,
            [this](const QAbstractButton *button) { m_addition = button == m_add; });
    connect(buttons, &QDialogButtonBox::accepted, this, &CodesDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) // Enter alone is a line break
        new QShortcut(Qt::CTRL | key, this, this, &CodesDialog::accept);

    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(8);
    column->addWidget(label);
    column->addWidget(m_field, 1);
    column->addWidget(hint);
    column->addSpacing(4);
    column->addWidget(m_message);
    column->addWidget(m_unknown);
    column->addSpacing(4);
    column->addWidget(buttons);
    const int width = 68 * fontMetrics().averageCharWidth();
    resize(width, layout()->totalHeightForWidth(width));
}

void CodesDialog::accept()
{
    if (m_checkSoon.isActive())
        check();
    if (!m_understood.codes.isEmpty())
        QDialog::accept();
}

void CodesDialog::check()
{
    m_checkSoon.stop();
    m_understood = m_ready ? parseCodeText(text(), QLocale()) : CodeText();
    m_message->showHint(m_ready ? understoodText(m_understood.codes) : tr("Loading country names…"));
    if (m_understood.unknown.isEmpty())
        m_unknown->showHint({});
    else
        m_unknown->showProblem(unknownText(m_understood.unknown));
    for (QPushButton *const button : {m_add, m_replace})
        button->setEnabled(!m_understood.codes.isEmpty());
    m_field->setAccessibleDescription(m_message->text() + u'\n' + m_unknown->text());
    underline();
}

void CodesDialog::underline()
{
    QTextCharFormat wave;
    wave.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    wave.setUnderlineColor(coloursOf(palette()).error);
    QList<QTextEdit::ExtraSelection> selections;
    const auto &places = m_understood.unknownAt;
    for (const CodeText::Place &place : places.first(std::min(places.size(), maxUnderlined))) {
        QTextCursor cursor(m_field->document());
        cursor.setPosition(int(place.from));
        cursor.setPosition(int(place.from + place.length), QTextCursor::KeepAnchor);
        selections.append({.cursor = cursor, .format = wave});
    }
    m_field->setExtraSelections(selections);
}

} // namespace Flaghoist
