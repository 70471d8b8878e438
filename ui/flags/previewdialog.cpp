#include "ui/flags/previewdialog.h"

#include "models/flagmodel.h"
#include "session/savedpicture.h"
#include "ui/files.h"
#include "ui/glyph.h"
#include "ui/inspector/errordetails.h"
#include "ui/statecolours.h"
#include "ui/widgets/mutedlabel.h"
#include "wording/errortext.h"
#include "wording/runtext.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QIcon>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace Flaghoist {

namespace {
constexpr QSize largest{640, 480};
constexpr int signSide = 64;

QString sizeText(qint64 bytes, const QLocale &locale)
{
    // Below a kilobyte the locale's own word takes no plural.
    return bytes < 1024 ? PreviewDialog::tr("%n byte(s)", nullptr, int(bytes))
                        : locale.formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

} // namespace

PreviewDialog::PreviewDialog(const FlagRow &row, QWidget *parent) : QDialog(parent)
{
    //: Window title of a flag's preview: %1 is a country code, %2 the country's name
    setWindowTitle(row.name == row.code.upper() ? row.name : tr("%1 – %2").arg(row.code.upper(), row.name));
    auto *const heading = new QLabel(row.name);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    large.setWeight(QFont::DemiBold);
    heading->setFont(large);
    heading->setTextFormat(Qt::PlainText);
    heading->setAlignment(Qt::AlignHCenter);

    auto *const form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignTrailing | Qt::AlignTop);
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(6);
    addDetails(form, row);

    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    if (const QString file = row.outcome.file; !file.isEmpty()) {
        const auto offer = [&](const QString &text, void (*act)(const QString &)) {
            auto *const button = buttons->addButton(text, QDialogButtonBox::ActionRole);
            button->setAutoDefault(false);
            connect(button, &QPushButton::clicked, this, [file, act] { act(file); });
        };
        offer(tr("&Open file"), openLocalFile);
        offer(tr("Show in &folder"), openFolderOf);
    }

    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 14);
    column->setSpacing(14);
    column->addWidget(picture(row), 1);
    column->addWidget(heading);
    column->addLayout(form);
    column->addWidget(buttons);
}

QWidget *PreviewDialog::picture(const FlagRow &row)
{
    auto *const label = new QLabel;
    label->setAlignment(Qt::AlignCenter);
    label->setMinimumSize(320, 240);
    const QImage image = readSavedPicture(row.outcome.file, largest);
    if (image.isNull()) {
        const QColor colour = stateColour(row.state, stateColours(palette()));
        label->setPixmap(glyphIcon(stateGlyph(row.state), colour).pixmap(signSide));
    } else {
        label->setPixmap(QPixmap::fromImage(image));
    }
    //: Accessible name of the picture: %1 is a country's name
    label->setAccessibleName(tr("Flag: %1").arg(row.name));
    return label;
}

void PreviewDialog::addDetails(QFormLayout *form, const FlagRow &row)
{
    const FlagOutcome &outcome = row.outcome;
    const bool failed = row.state == FlagState::Failed;
    addLine(form, tr("State:"), failed ? errorText(outcome) : flagStateText(row.state));
    if (failed)
        addLine(form, tr("What to do:"), errorAdvice(outcome.kind, outcome.httpStatus));
    if (outcome.format && !outcome.size.isEmpty()) {
        //: %1 × %2 are pixels, %3 is a format such as PNG, %4 is a size such as 3.4 kB
        addLine(form, tr("Picture:"),
                tr("%1 × %2 pixels, %3, %4")
                    .arg(QString::number(outcome.size.width()), QString::number(outcome.size.height()),
                         imageFormatId(*outcome.format).toUpper(), sizeText(outcome.bytes, locale())));
    }
    if (!outcome.file.isEmpty())
        addLine(form, tr("File:"), QDir::toNativeSeparators(outcome.file));
    if (row.url.isValid())
        addLine(form, tr("From:"), row.url.toDisplayString());
    if (const QStringList attempts = ErrorDetails::attemptLines(row); !attempts.isEmpty())
        addLine(form, tr("Attempts:"), attempts.join(u'\n'));
    if (!outcome.sha256.isEmpty())
        // In two lines: a line of 64 digits has no place to wrap.
        addLine(form, tr("SHA-256:"),
                QString::fromLatin1(outcome.sha256.left(16).toHex() + '\n' + outcome.sha256.mid(16).toHex()));
}

void PreviewDialog::addLine(QFormLayout *form, const QString &label, const QString &text)
{
    auto *const value = new QLabel(text);
    value->setTextFormat(Qt::PlainText);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setWordWrap(true);
    value->setMinimumWidth(44 * fontMetrics().averageCharWidth());
    value->setAccessibleName(label);
    auto *const name = new MutedLabel;
    name->setText(label);
    form->addRow(name, value);
}

} // namespace Flaghoist
