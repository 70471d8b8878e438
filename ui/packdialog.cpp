#include "ui/packdialog.h"

#include "options/optionvalue.h"
#include "session/savedfiles.h"
#include "ui/widgets/background.h"
#include "ui/widgets/labels.h"
#include "wording/problemtext.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include <memory>
#include <optional>

namespace Flaghoist {

using namespace Qt::StringLiterals;

PackDialog::PackDialog(const QString &folder, QWidget *parent)
    : QDialog(parent), m_folder(folder),
      m_output(new QLineEdit(QDir::toNativeSeparators(folder + u"-pack"_s))),
      m_widths(new QLineEdit(u"64, 320"_s)), m_sprite(new QCheckBox(tr("&Sprite with CSS, at 1× and 2×"))),
      m_message(new MessageLine), m_make(new QPushButton(tr("&Make")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Make a pack"));
    m_output->setMinimumWidth(48 * fontMetrics().averageCharWidth());
    m_output->setObjectName(u"output"_s);
    m_widths->setObjectName(u"widths"_s);
    m_widths->setToolTip(tr("In pixels, with commas between them. Flags that are smaller keep their size."));
    m_sprite->setChecked(true);
    m_message->setMinimumHeight(3 * fontMetrics().lineSpacing()); // further lines move nothing
    auto *const browse = new QPushButton(tr("Ch&oose…"));
    auto *const output = new QHBoxLayout;
    output->addWidget(m_output, 1);
    output->addWidget(browse);
    auto *const outputLabel = new QLabel(tr("&Folder for the pack:"));
    outputLabel->setBuddy(m_output);
    auto *const buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_make, QDialogButtonBox::ActionRole);
    auto *const form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 12);
    form->addRow(outputLabel, output);
    //: Widths of pictures in pixels
    form->addRow(tr("&Widths of the PNGs:"), m_widths);
    form->addRow(QString(), m_sprite);
    form->addRow(m_message);
    form->addRow(buttons);
    m_make->setDefault(true);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_make, &QPushButton::clicked, this, &PackDialog::make);
    connect(m_output, &QLineEdit::textChanged, this, &PackDialog::check);
    connect(m_widths, &QLineEdit::textChanged, this, &PackDialog::check);
    connect(m_sprite, &QCheckBox::toggled, this, &PackDialog::check);
    connect(browse, &QPushButton::clicked, this, [this] {
        const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder for the pack"), m_folder);
        if (!chosen.isEmpty())
            m_output->setText(QDir::toNativeSeparators(chosen));
    });
    check();
}

std::optional<PackOptions> PackDialog::entered() const
{
    const QString text = m_widths->text().trimmed();
    const auto widths = text.isEmpty() ? std::optional(QList<int>()) : parseWidths(text);
    const auto output = parseFolder(QDir::fromNativeSeparators(m_output->text().trimmed()));
    if (!widths || !output || output->isEmpty() || *output == m_folder
        || (widths->isEmpty() && !m_sprite->isChecked()))
        return std::nullopt;
    return PackOptions{
        .folder = m_folder, .output = *output, .widths = *widths, .sprite = m_sprite->isChecked()};
}

void PackDialog::check()
{
    const auto options = entered();
    m_make->setEnabled(options && !m_making);
    if (options)
        //: %1 is a folder
        m_message->showHint(tr("Made from the flags in %1, with their licences in ATTRIBUTION.md.")
                                .arg(QDir::toNativeSeparators(m_folder)));
    else
        m_message->showProblem(
            tr("Choose another folder than that of the flags, and widths from 1 to %1 or the sprite.")
                .arg(maxPackWidth));
}

void PackDialog::make()
{
    m_making = true;
    m_make->setEnabled(false);
    m_message->showHint(tr("Drawing the flags…"));
    inBackground(
        this,
        [options = *entered()] {
            return std::make_shared<const Result<PackReport, Problem>>(makePack(options));
        },
        [this](const auto &made) { showMade(*made); });
}

void PackDialog::showMade(const Result<PackReport, Problem> &made)
{
    m_making = false;
    m_make->setEnabled(true);
    if (!made)
        return m_message->showProblem(problemText(made.error()));
    const PackReport &report = made.value();
    QStringList sentences{tr("%n file(s) made.", nullptr, int(report.files.size()))};
    if (!report.leftOut.isEmpty())
        sentences << tr("%n flag(s) are missing or damaged and were left out.", nullptr,
                        int(report.leftOut.size()));
    if (!report.small.isEmpty())
        sentences << tr(
            "%n flag(s) are smaller than asked for: their PNGs keep their size; in the sprite they are "
            "enlarged.",
            nullptr, int(report.small.size()));
    m_message->showHint(sentences.join(u' '));
}

} // namespace Flaghoist
