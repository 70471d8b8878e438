#include "ui/planbar/folderbutton.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QStyle>
#include <QStyleOptionButton>

namespace Flaghoist {

using namespace Qt::StringLiterals;

FolderButton::FolderButton(QWidget *parent) : QPushButton(parent)
{
    setAutoDefault(false);
    setMenu(new QMenu(this));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FolderButton::setFolder(const QString &folder)
{
    m_folder = QDir::toNativeSeparators(folder);
    setToolTip(m_folder);
    //: Accessible name; %1 is the path of a folder
    setAccessibleName(tr("Folder for the flags: %1").arg(m_folder));
    elide();
    updateGeometry();
}

void FolderButton::setActions(const QList<QAction *> &actions)
{
    menu()->addActions(actions);
}

QSize FolderButton::sizeHint() const
{
    const QStringList parts = m_folder.split(QDir::separator());
    const QString lastTwo = u"…/%1"_s.arg(parts.mid(std::max<qsizetype>(parts.size() - 2, 0)).join(u'/'));
    const int wanted =
        std::min(fontMetrics().horizontalAdvance(lastTwo), 26 * fontMetrics().averageCharWidth());
    return {wanted + chromeWidth() + 4, QPushButton::sizeHint().height()};
}

QSize FolderButton::minimumSizeHint() const
{
    return {10 * fontMetrics().averageCharWidth() + chromeWidth(), QPushButton::sizeHint().height()};
}

QString FolderButton::shortened(const QString &folder, const QFontMetrics &metrics, int width)
{
    if (metrics.horizontalAdvance(folder) <= width)
        return folder;
    const QChar separator = QDir::separator();
    QString result;
    for (qsizetype at = folder.lastIndexOf(separator); at >= 0;
         at = at == 0 ? -1 : folder.lastIndexOf(separator, at - 1)) {
        const QString candidate = u"…"_s + folder.mid(at);
        if (!result.isEmpty() && metrics.horizontalAdvance(candidate) >= width)
            break;
        result = candidate;
    }
    return metrics.elidedText(result.isEmpty() ? folder : result, Qt::ElideMiddle, width + 1);
}

void FolderButton::resizeEvent(QResizeEvent *event)
{
    QPushButton::resizeEvent(event);
    elide();
}

int FolderButton::chromeWidth() const
{
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    const QSize chrome = style()->sizeFromContents(QStyle::CT_PushButton, &option, QSize(0, 0), this);
    return std::min(chrome.width(), 48) + style()->pixelMetric(QStyle::PM_MenuButtonIndicator, &option, this);
}

void FolderButton::elide()
{
    QString text = shortened(m_folder, fontMetrics(), width() - chromeWidth());
    setText(text.replace(u'&', u"&&"_s)); // a folder has no mnemonic
}

FolderDialog::FolderDialog(const QString &folder, QWidget *parent)
    : QFileDialog(parent, tr("Folder for the flags"), folder)
{
    setFileMode(QFileDialog::Directory);
    setOption(QFileDialog::ShowDirsOnly);
}

void FolderDialog::accept()
{
    const QString named = selectedFiles().value(0);
    if (named.isEmpty() || QFileInfo::exists(named)) {
        QFileDialog::accept();
        return;
    }
    emit fileSelected(named);
    QDialog::accept();
}

} // namespace Flaghoist
