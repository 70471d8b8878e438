#pragma once

#include <QFileDialog>
#include <QPushButton>

class QAction;

namespace Flaghoist {

/// Shows the end of a folder's path, whole in its tool tip, with a menu of what to do about it.
class FolderButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FolderButton)

public:
    explicit FolderButton(QWidget *parent = nullptr);

    void setFolder(const QString &folder);
    void setActions(const QList<QAction *> &actions);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// "…/Flaghoist/DELAY": as many last parts of \a folder as fit into \a width, at least one.
    [[nodiscard]] static QString shortened(const QString &folder, const QFontMetrics &metrics, int width);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] int chromeWidth() const;
    void elide();

    QString m_folder;
};

/// Asks for the folder of the flags. It takes the name of one that is not there yet: a run creates it.
class FolderDialog final : public QFileDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FolderDialog)

public:
    FolderDialog(const QString &folder, QWidget *parent);

protected:
    void accept() override;
};

} // namespace Flaghoist
