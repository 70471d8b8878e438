#pragma once

#include "domain/problem.h"
#include "domain/result.h"
#include "storage/wholefile.h"

#include <memory>

namespace Flaghoist {

/// Keeps two instances out of one folder, by the kernel's lock on a file of ours in it. The kernel lets go of
/// it when a process ends in whatever way, so that no lock is ever stale: neither the age of the file nor the
/// process or computer named in it counts, they only show a person who is there.
class FolderLock final
{
    Q_DISABLE_COPY_MOVE(FolderLock)

public:
    static constexpr char fileName[] = ".flaghoist-lock";

    /// Does not wait. \a folder, which is at \a path, must outlive the lock. Problems: FolderInUse,
    /// FolderFull, FolderNotWritable.
    [[nodiscard]] static Result<std::unique_ptr<FolderLock>, Problem> take(const FileHandle &folder,
                                                                           const QString &path);
    /// Removes the file, where it is still the one that was locked.
    ~FolderLock();

    /// False on the rare file system that knows no locks: nobody else is kept out of the folder then.
    [[nodiscard]] bool isExclusive() const { return m_exclusive; }

private:
    FolderLock(const FileHandle &folder, FileHandle file, bool exclusive)
        : m_folder(folder), m_file(std::move(file)), m_exclusive(exclusive)
    {
    }

    [[nodiscard]] bool isInPlace() const;
    void nameHolder() const;

    const FileHandle &m_folder;
    const FileHandle m_file;
    const bool m_exclusive;
};

/// Why nothing can be written at \a path: FolderFull or FolderNotWritable, by \a error, an errno value.
[[nodiscard]] Problem notWritable(const QString &path, int error);

} // namespace Flaghoist
