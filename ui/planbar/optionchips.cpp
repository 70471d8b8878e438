#include "ui/planbar/optionchips.h"

#include "session/downloadsession.h"
#include "ui/widgets/buttons.h"
#include "wording/practicetext.h"

#include <QCoreApplication>
#include <QLocale>

#include <QStyle>

#include <algorithm>
#include <tuple>
#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int gap = 6;

struct ChipText
{
    Q_DECLARE_TR_FUNCTIONS(OptionChips)
};

/// "10 s", "0.25 s": as it was set.
QString exactText(milliseconds duration)
{
    const double seconds = std::chrono::duration<double>(duration).count();
    //: %1 is a number of seconds
    return ChipText::tr("%1 s").arg(QLocale().toString(seconds, 'f', QLocale::FloatingPointShortest));
}

/// Takes \a option back to its default.
template <typename Options, typename T> std::function<void(RunOptions &)> backTo(T Options::*option)
{
    return [option](RunOptions &options) {
        static const Options defaults;
        options.*option = defaults.*option;
    };
}

void addPractice(QList<ChangedOption> &changed, const RunOptions &options)
{
    PracticeBehaviour set;
    if (options.delay) {
        std::tie(set.minDelay, set.maxDelay) = *options.delay;
        //: Chip: an option that is set; %1 and %2 are times
        changed << ChangedOption{
            ChipText::tr("delay %1 to %2").arg(exactText(set.minDelay), exactText(set.maxDelay)),
            backTo(&PracticeOverrides::delay)};
    }
    if (options.errorRate) {
        set.errorRate = *options.errorRate;
        //: Chip: an option that is set; %1 is a number
        changed << ChangedOption{ChipText::tr("%1% errors").arg(practicePercentText(set)),
                                 backTo(&PracticeOverrides::errorRate)};
    }
    if (options.faults) {
        const auto count = int(std::ranges::count_if(
            allPracticeFaults, [&](PracticeFault fault) { return options.faults->testFlag(fault); }));
        //: Chip: which kinds of faults the practice server makes is set
        changed << ChangedOption{ChipText::tr("%n fault(s)", nullptr, count),
                                 backTo(&PracticeOverrides::faults)};
    }
    if (options.capacity)
        //: Chip: the practice server answers so many requests at a time
        changed << ChangedOption{ChipText::tr("capacity %L1").arg(*options.capacity),
                                 backTo(&PracticeOverrides::capacity)};
    if (options.rate)
        //: Chip: the practice server answers so many requests per second
        changed << ChangedOption{ChipText::tr("rate %L1/s").arg(*options.rate),
                                 backTo(&PracticeOverrides::rate)};
    if (options.seed)
        //: Chip: an option that is set
        changed << ChangedOption{ChipText::tr("seed %1").arg(*options.seed),
                                 backTo(&PracticeOverrides::seed)};
    for (auto slow = options.slow.cbegin(); slow != options.slow.cend(); ++slow)
        //: Chip: the practice server answers this code after this time; %1 is a code
        changed << ChangedOption{ChipText::tr("%1 = %2").arg(slow.key().upper(), exactText(slow.value())),
                                 [code = slow.key()](RunOptions &o) {
                                     o.slow.remove(code);
                                 }};
}

} // namespace

QList<ChangedOption> changedOptions(const RunOptions &options, bool isPractice)
{
    const RunOptions first;
    QList<ChangedOption> changed;
    if (options.retries != first.retries)
        //: Chip: an option that is set
        changed << ChangedOption{ChipText::tr("retries %1").arg(options.retries),
                                 backTo(&TransferOptions::retries)};
    if (options.timeout != first.timeout)
        //: Chip: an option that is set; %1 is a time
        changed << ChangedOption{ChipText::tr("timeout %1").arg(exactText(options.timeout)),
                                 backTo(&TransferOptions::timeout)};
    if (options.existing != first.existing)
        //: Chip: files that are there already are not written again
        changed << ChangedOption{ChipText::tr("keeps existing files"), backTo(&TransferOptions::existing)};
    if (options.name != first.name)
        //: Chip: %1 says how files are called
        changed << ChangedOption{ChipText::tr("names %1").arg(options.name.text()),
                                 backTo(&TransferOptions::name)};
    if (isPractice)
        addPractice(changed, options);
    return changed;
}

OptionChips::OptionChips(DownloadSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_more(new UndoChip(tr("+%L1").arg(10), this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_more->setEnabled(false);
    m_more->hide();
}

void OptionChips::refresh()
{
    const bool busy = m_session->isBusy();
    const QList<ChangedOption> changed =
        changedOptions(m_session->options(), m_session->source().practice.has_value());
    QStringList shown;
    for (const ChangedOption &option : changed)
        shown << option.text;
    if (std::exchange(m_shown, shown) != shown) {
        for (UndoChip *const chip : std::exchange(m_chips, {}))
            chip->deleteLater(); // it may be the one that was pressed
        for (const ChangedOption &option : changed) {
            add(option.text, tr("Back to the default"), [this, reset = option.reset] {
                RunOptions options = m_session->options();
                reset(options);
                m_session->setOptions(options);
            });
        }
        updateGeometry();
    }
    for (UndoChip *const chip : m_chips)
        chip->setEnabled(!busy);
    arrange();
}

void OptionChips::add(const QString &text, const QString &toolTip, const std::function<void()> &act)
{
    auto *const chip = new UndoChip(text, this);
    chip->setToolTip(toolTip);
    //: For a screen reader: %1 is an option that is set, %2 what pressing does
    chip->setAccessibleName(tr("%1: %2").arg(text, toolTip));
    connect(chip, &QPushButton::clicked, this, act);
    m_chips << chip;
}

QSize OptionChips::sizeHint() const
{
    QSize size(0, m_more->sizeHint().height());
    for (const UndoChip *const chip : m_chips)
        size.rwidth() += chip->sizeHint().width() + gap;
    return size;
}

QSize OptionChips::minimumSizeHint() const
{
    return {0, m_more->sizeHint().height()};
}

void OptionChips::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void OptionChips::arrange()
{
    int left = 0;
    qsizetype shown = 0;
    for (UndoChip *const chip : m_chips) {
        const bool last = chip == m_chips.last();
        const int width = chip->sizeHint().width();
        const int rest = last ? 0 : gap + m_more->sizeHint().width();
        const bool fits = left + width + rest <= this->width() && shown == m_chips.indexOf(chip);
        chip->setVisible(fits);
        if (!fits)
            continue;
        chip->setGeometry(
            QStyle::visualRect(layoutDirection(), rect(), {left, 0, width, chip->sizeHint().height()}));
        left += width + gap;
        ++shown;
    }
    //: Chip: so many more options are set
    m_more->setText(tr("+%L1").arg(m_chips.size() - shown));
    m_more->setGeometry(QStyle::visualRect(layoutDirection(), rect(), {QPoint(left, 0), m_more->sizeHint()}));
    m_more->setVisible(shown < m_chips.size());
    m_more->setToolTip(m_shown.mid(shown).join(u'\n'));
}

} // namespace Flaghoist
