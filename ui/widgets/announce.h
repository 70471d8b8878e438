#pragma once

class QString;
class QWidget;

namespace Flaghoist {

/// Has a screen reader say \a text, which concerns \a widget and is its accessible name or belongs to it.
void announce(QWidget *widget, const QString &text);

} // namespace Flaghoist
