#pragma once

#include "models/countrymodel.h"
#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "ui/mainwindow.h"

#include <QPushButton>
#include <QTemporaryDir>

#include <memory>

class QAbstractSpinBox;
class QSettings;
class QSpinBox;
class QTabBar;
class QTreeView;

namespace Flaghoist {

class Chip;
class FlagView;
class Inspector;
class MessageLine;
class OptionsPopup;

/// The real window on the real session and the practice server, with a folder of its own and the top twenty
/// chosen where nothing is given; or as main() makes it from settings.
struct WindowFixture
{
    /// The pages of the inspector.
    enum Page { Errors, Timeline, Runs, Practice };

    QTemporaryDir folder;
    FlagModel flags{QLocale::c()};
    CountryModel countries{QLocale::c()};
    DownloadSession session;
    std::unique_ptr<MainWindow> window;

    /// Without a source in \a given it is LOCAL. With \a settings, \a given does not matter.
    explicit WindowFixture(const RunOptions &given = {}, QSettings *settings = nullptr);
    ~WindowFixture();
    Q_DISABLE_COPY_MOVE(WindowFixture)

    template <typename T> [[nodiscard]] T *part() const { return window->findChild<T *>(); }
    [[nodiscard]] const RunOptions &options() const { return session.options(); }
    /// Start or, during a run, Cancel.
    [[nodiscard]] QPushButton *start() const;
    /// Options or, during a run, Pause.
    [[nodiscard]] QPushButton *pause() const;
    [[nodiscard]] QSpinBox *atOnce() const;
    [[nodiscard]] MessageLine *status() const;
    [[nodiscard]] FlagView *grid() const;
    [[nodiscard]] Chip *chip(FlagFilterModel::Filter filter) const;
    [[nodiscard]] Inspector *inspector() const;
    [[nodiscard]] QTabBar *tabs() const;
    void clickTab(Page page) const;
    [[nodiscard]] QTreeView *log() const;
    [[nodiscard]] QTreeView *list() const;
    /// What the header of the run says; empty while it shows a bar.
    [[nodiscard]] QString banner() const;
    /// Whether some subdued text that is seen contains \a text.
    [[nodiscard]] bool showsMuted(const QString &text) const;
    /// What stands in the details of the current flag, on all their pages.
    [[nodiscard]] QString details() const;
    /// The visible button in \a T whose text begins with \a text.
    template <typename T> [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (QPushButton *const candidate : part<T>()->template findChildren<QPushButton *>()) {
            if (candidate->isVisible() && candidate->text().startsWith(text))
                return candidate;
        }
        return nullptr;
    }
    OptionsPopup *openOptions() const;
    /// A built-in one, as a person does.
    void pickSource(const QString &label) const;
    /// A key for whatever has the focus.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;
    /// Ends the run early, as a person does by keyboard.
    void cancel() const { press(Qt::Key_Period, Qt::ControlModifier); }
};

[[nodiscard]] RunOptions optionsFrom(const QString &server);
/// Requests that do not end within a test.
[[nodiscard]] RunOptions endless(std::optional<int> concurrency = {});
/// About every second request fails, always the same ones.
[[nodiscard]] RunOptions halfFailing();

void click(QWidget *widget);
/// Replaces what stands in \a box and presses Return.
void type(QAbstractSpinBox *box, const QString &text);

} // namespace Flaghoist
