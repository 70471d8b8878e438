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

private:
    /// A row of the form: where it is ticked, \a option is set to what \a read returns of the \a editor,
    /// which shows \a usual otherwise. Returns what is to be called when the editor was changed.
    template <typename T>
    std::function<void()> addRow(const QString &label, QWidget *editor,
                                 std::optional<T> PracticeOverrides::*option,
                                 const std::function<T(const PracticeBehaviour &)> &usual,
                                 const std::function<T()> &read, const std::function<void(const T &)> &show);
    /// The box shows the number times \a scale.
    template <typename T>
    void addNumber(const QString &label, const QString &about, const QString &suffix, NumberBox *box,
                   std::optional<T> PracticeOverrides::*option,
                   const std::function<T(const PracticeBehaviour &)> &usual, double scale = 1);
    void addDelay();
    void addFaults();
    void addSlow();
    void change(const std::function<void(RunOptions &)> &set);
    void readSlow();

    DownloadSession *const m_session;
    MutedLabel *const m_about;
    QWidget *const m_fields;
    QFormLayout *const m_form;
    QList<std::function<void(const RunOptions &, const PracticeBehaviour &)>> m_showRow;
    QWidget *const m_faults;
    MessageLine *const m_faultsMessage;
    QLineEdit *const m_slow;
    MessageLine *const m_slowMessage;
    QMap<CountryCode, milliseconds> m_shownSlow;
    bool m_showing = false;
};

} // namespace Flaghoist
