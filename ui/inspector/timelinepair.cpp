#include "ui/inspector/timelinepair.h"

#include "ui/inspector/timelineview.h"
#include "ui/runsentence.h"

#include <QLabel>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

TimelinePair::TimelinePair(const Run &first, const Run &second, const QLocale &locale, QWidget *parent)
    : QDialog(parent), m_runs{first, second}, m_flags{FlagModel(locale), FlagModel(locale)}
{
    //: Two runs, one above the other
    setWindowTitle(tr("Two runs over time"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *const column = new QVBoxLayout(this);
    const microseconds end = std::max(layoutOf(first, {}).end, layoutOf(second, {}).end);
    for (const int side : {0, 1}) {
        m_flags[side].setRun(m_runs[side], {});
        TimelineLayout timeline = layoutOf(m_runs[side], {});
        timeline.end = end; // the same scale for both
        auto *const view = new TimelineView(&m_flags[side], this);
        const QString name = RunSentence::runName(m_runs[side].plan());
        view->setAccessibleName(name);
        view->setTimeline(std::move(timeline));
        column->addWidget(new QLabel(name));
        column->addWidget(view, 1);
    }
    resize(900, 600);
}

/// The views end before what they show.
TimelinePair::~TimelinePair()
{
    qDeleteAll(findChildren<TimelineView *>());
}

} // namespace Flaghoist
