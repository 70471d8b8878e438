#pragma once

#include "domain/runoptions.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QFormLayout;
class QLineEdit;

namespace Flaghoist {

class DownloadSession;
class MessageLine;
class MutedLabel;
class NumberBox;

/// Which of its faults the practice server makes: a box for each.
class FaultBoxes final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FaultBoxes)

public:
    explicit FaultBoxes(QWidget *parent = nullptr);

    [[nodiscard]] PracticeFaults faults() const;
    /// Without emitting.
    void setFaults(PracticeFaults faults);

signals:
    /// A person ticked or cleared one.
    void faultsPicked(Flaghoist::PracticeFaults faults);

private:
    QList<QCheckBox *> m_boxes; ///< in the order of allPracticeFaults
};

/// How the practice server will behave. A ticked value replaces the source's own, which is shown otherwise.
class PracticeFields final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PracticeFields)

public:
    /// \a session outlives the fields.
    explicit PracticeFields(DownloadSession *session, QWidget *parent = nullptr);

    /// Shows the session as it is now; what is being typed and not yet valid stays.
    void refresh();
    /// The boxes that stand for labels of their fields.
    [[nodiscard]] const QList<QCheckBox *> &ticks() const { return m_ticks; }

private:
    void layOut();
    void connectFields();
    /// A row of the form for a number that \a option holds where it is ticked; otherwise \a usual is shown.
    /// The field shows it times \a scale.
    template <typename T>
    void addNumber(QFormLayout *form, const QString &label, NumberBox *box,
                   std::optional<T> PracticeOverrides::*option,
                   const std::function<double(const PracticeBehaviour &)> &usual, double scale = 1);
    [[nodiscard]] QCheckBox *newTick(const QString &label);
    void change(const std::function<void(RunOptions &)> &set);
    void readSlow();
    void explainFaults(const PracticeBehaviour &behaviour);

    DownloadSession *const m_session;
    MutedLabel *const m_about;
    QWidget *const m_fields;
    QList<QCheckBox *> m_ticks;
    QList<std::function<void(const RunOptions &, const PracticeBehaviour &)>> m_showNumbers;
    QCheckBox *const m_ownDelay;
    NumberBox *const m_minDelay;
    NumberBox *const m_maxDelay;
    QCheckBox *const m_ownFaults;
    FaultBoxes *const m_faults;
    MessageLine *const m_faultsMessage;
    QLineEdit *const m_slow;
    MessageLine *const m_slowMessage;
    QMap<CountryCode, milliseconds> m_shownSlow;
    bool m_showing = false;
};

} // namespace Flaghoist
