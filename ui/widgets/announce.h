#pragma once

class QString;
class QWidget;

namespace Flaghoist {

/// Has a screen reader say \a text, which concerns \a widget.
void announce(QWidget *widget, const QString &text);

/// The accessible name of what changes by itself: at most two changes a second, which a screen reader can
/// follow. It leaves out events, announcements among them, while more than fifty wait.
void setAccessibleNameCalmly(QWidget *widget, const QString &name);

/// To be called before \a widget gets a name: it is a chart, and no filler, which a screen reader passes
/// over.
void setAccessibleChart(QWidget *widget);

/// Corrects roles that Qt gives to widgets and that a screen reader does not know.
void improveAccessibility();

} // namespace Flaghoist
