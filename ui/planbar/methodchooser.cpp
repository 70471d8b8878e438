#include "ui/planbar/methodchooser.h"

#include "ui/planbar/methoddelegate.h"
#include "wording/runtext.h"

#include <QAbstractItemView>

namespace Flaghoist {

MethodChooser::MethodChooser(QWidget *parent) : NarrowCombo(parent)
{
    setAccessibleName(tr("Download method"));
    setItemDelegate(new MethodDelegate(this));
    for (const Strategy strategy : allStrategies) {
        const QString name = strategyText(strategy);
        const QString hint = strategyHint(strategy);
        addItem(name, int(strategy));
        setItemData(count() - 1, hint, MethodDelegate::HintRole);
        //: For a screen reader: %1 is the name of a method, %2 a sentence on what it does
        setItemData(count() - 1, tr("%1: %2").arg(name, hint), Qt::AccessibleTextRole);
    }
    connect(this, &QComboBox::activated, this,
            [this](int row) { emit strategyPicked(Strategy(itemData(row).toInt())); });
}

void MethodChooser::showStrategy(Strategy strategy)
{
    setCurrentIndex(findData(int(strategy)));
    setAccessibleDescription(strategyHint(strategy));
}

void MethodChooser::showPopup()
{
    view()->setMinimumWidth(MethodDelegate::widthFor(*view()));
    NarrowCombo::showPopup();
}

} // namespace Flaghoist
