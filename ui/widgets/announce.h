#pragma once

class QString;
class QWidget;

namespace Flaghoist {

/// Has a screen reader say \a text, which concerns \a widget.
void announce(QWidget *widget, const QString &text);

/// Corrects roles that Qt gives to widgets and that a screen reader does not know.
void improveAccessibility();

} // namespace Flaghoist
