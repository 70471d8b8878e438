#pragma once

#include "domain/strategy.h"
#include "ui/widgets/fields.h"

#include <QFileDialog>
#include <QPushButton>
#include <QWidget>

class QAction;
class QSlider;
class QSpinBox;

namespace Flaghoist {

struct RunOptions;

/// From where: the built-in sources in groups, the person's own URLs, and the way to enter one. The data of
/// a built-in source is its label.
class SourceChooser final : public NarrowCombo
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SourceChooser)

public:
    explicit SourceChooser(QWidget *parent = nullptr);

    /// Shows the source that \a options name, without emitting.
    void showSource(const RunOptions &options);
    /// URLs that were entered, the last one first. Of two with the same label the later one stays.
    [[nodiscard]] const QStringList &ownUrls() const { return m_ownUrls; }
    void addOwnUrls(const QStringList &urls);

signals:
    /// A person chose a built-in source by its label, or a URL that is already there.
    void sourcePicked(const QString &server, const QString &urlTemplate);
    /// A person wants to enter a URL.
    void customUrlRequested();

private:
    void fill();

    QStringList m_ownUrls;
    int m_shownRow = 0;
};

/// How the downloads are run: each of the four methods, and under it what it does (Qt::WhatsThisRole).
class MethodChooser final : public NarrowCombo
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MethodChooser)

public:
    explicit MethodChooser(QWidget *parent = nullptr);

    /// Shows \a strategy without emitting.
    void showStrategy(Strategy strategy);
    void showPopup() override;

signals:
    /// A person chose it.
    void strategyPicked(Flaghoist::Strategy strategy);
};

/// How many requests at once: a spin box for the number, a slider that gives small numbers more room.
class ConcurrencyControl final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConcurrencyControl)

public:
    static constexpr int sliderSteps = 120;

    explicit ConcurrencyControl(QWidget *parent = nullptr);

    /// Shows \a concurrency without emitting.
    void setConcurrency(int concurrency);
    [[nodiscard]] QSpinBox *number() const { return m_number; }
    /// Hidden where there is little room: the number alone does.
    [[nodiscard]] QSlider *slider() const { return m_slider; }

    /// The slider is logarithmic: 0 is 1, sliderSteps is 1000.
    [[nodiscard]] static int concurrencyAt(int step);
    [[nodiscard]] static int stepFor(int concurrency);

signals:
    /// A person chose it.
    void concurrencyPicked(int concurrency);
    /// More was typed than may run; the limit was picked instead.
    void clamped(int asked);

private:
    QSpinBox *const m_number;
    QSlider *const m_slider;
    bool m_typed = false; ///< and not taken over yet
};

/// Shows the end of a folder's path, whole in its tool tip, with a menu of what to do about it.
class FolderButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FolderButton)

public:
    explicit FolderButton(const QList<QAction *> &actions, QWidget *parent = nullptr);

    void setFolder(const QString &folder);

    /// "…/Flaghoist/DELAY": as many last parts of \a folder as fit into \a width, at least one.
    [[nodiscard]] static QString shortened(const QString &folder, const QFontMetrics &metrics, int width);

protected:
    void resizeEvent(QResizeEvent *) override { elide(); }

private:
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
