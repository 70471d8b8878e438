#pragma once

#include "domain/problem.h"
#include "domain/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace Flaghoist {

/// Keeps two instances out of one folder, by the kernel's lock on a file of ours in it. The kernel lets go of
/// it when a process ends in whatever way, so that no lock is ever stale: neither the age of the file nor the
/// process or computer named in it counts, they only tell a person who is there.
class FolderLock final
{
    Q_DISABLE_COPY_MOVE(FolderLock)

public:
    static constexpr char16_t fileName[] = u".flaghoist-lock";

    /// Does not wait. Problems: FolderInUse, FolderFull, FolderNotWritable.
    [[nodiscard]] static Result<std::unique_ptr<FolderLock>, Problem> take(const QString &folder);
    /// Removes the file, where it is still the one that was locked.
    ~FolderLock();

    /// False on the rare file system that knows no locks: nobody else is kept out of the folder then.
    [[nodiscard]] bool isExclusive() const { return m_exclusive; }

private:
    FolderLock(QByteArray path, int handle, bool exclusive)
        : m_path(std::move(path)), m_handle(handle), m_exclusive(exclusive)
    {
    }

    [[nodiscard]] bool isInPlace() const;
    void nameHolder() const;

    const QByteArray m_path;
    const int m_handle;
    const bool m_exclusive;
};

} // namespace Flaghoist
