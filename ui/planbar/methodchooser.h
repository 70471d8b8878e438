#pragma once

#include "domain/strategy.h"
#include "ui/widgets/fields.h"

#include <QStyledItemDelegate>

class QAbstractItemView;

namespace Flaghoist {

/// Paints a method of the chooser: its name, and under it what it does. The current one has a check mark.
class MethodDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MethodDelegate)

public:
    static constexpr int HintRole = Qt::UserRole + 1; ///< QString: what the method does

    explicit MethodDelegate(QComboBox *chooser);

    /// How wide \a view has to be.
    [[nodiscard]] static int widthFor(const QAbstractItemView &view);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const QComboBox *const m_chooser;
};

/// How the downloads are run: each of the four methods with a line on what it does.
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

} // namespace Flaghoist
